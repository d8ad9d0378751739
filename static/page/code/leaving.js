// Escape, then Tab, leaves the editor: Tab writes in it, and whoever has no pointer must get out.

import { EditorView } from "@codemirror/view";

const SHIFT = ["Shift", "Control", "Alt", "Meta"]; // Shift and Tab leave it backwards

export const leaving = EditorView.domEventHandlers({
  keydown: ({ key }, view) => {
    if (key === "Escape") view.setTabFocusMode(true);
    else if (key !== "Tab" && !SHIFT.includes(key)) view.setTabFocusMode(false);
    return false;
  },
  focus: (_, view) => {
    view.setTabFocusMode(false);
    return false;
  },
});
