// How the program's letters look: without colours, so that purple and blue keep their one meaning.

import { HighlightStyle } from "@codemirror/language";
import { tags } from "@lezer/highlight";

export const letters = HighlightStyle.define([
  { tag: [tags.keyword, tags.operatorKeyword, tags.bool, tags.null], class: "word" },
  { tag: [tags.comment, tags.string], class: "quiet" },
]);
