// Panel loads its components through es-module-shims; every browser that runs Pyodide imports modules by itself.
globalThis.importShim = Object.assign((address) => import(address), { addImportMap() {} });
