// Our own rules for the script: who writes a field of the store, and that a store is known as one.

import path from "node:path";
import { FIELDS } from "./page/store/fields.js";

/** A field is written by the folders that its declaration names, and by no others. */
const writers = {
  create: (context) => {
    const folder = path.basename(path.dirname(context.filename));
    const check = (property) => {
      if (property.type !== "Property" || property.computed) return;
      const name = property.key.name ?? property.key.value;
      const field = FIELDS[name];
      if (!field) context.report({ node: property, message: `The store has no field "${name}".` });
      else if (!field.writers.includes(folder)) context.report({ node: property, message: `"${name}" is not written by ${folder}/: see store/fields.js.` });
    };
    return {
      CallExpression: ({ callee, arguments: [changes] }) => {
        const isStore = callee.type === "MemberExpression" && callee.object.name === "store" && callee.property.name === "set";
        const isOwn = callee.type === "Identifier" && callee.name === "set" && folder === "store";
        if ((isStore || isOwn) && changes?.type === "ObjectExpression") changes.properties.forEach(check);
      },
    };
  },
};

/** What is called a store is typed as one, so that its fields are checked wherever it is used. */
const typed = {
  create: (context) => ({
    FunctionDeclaration: (node) => {
      if (!node.params.some(({ name }) => name === "store")) return;
      const [before] = context.sourceCode.getCommentsBefore(node.parent.type.startsWith("Export") ? node.parent : node).slice(-1);
      if (!/@param \{Store\} store/.test(before?.value ?? "")) context.report({ node, message: "Say that this is a store: @param {Store} store" });
    },
  }),
};

export default { rules: { writers, typed } };
