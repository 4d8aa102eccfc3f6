import { registerHooks } from "node:module";

// Loaded with `--import`, in every thread: a machine on which onnxruntime-node was not installed.
registerHooks({
  resolve(specifier, context, nextResolve) {
    if (specifier === "onnxruntime-node")
      throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" });
    return nextResolve(specifier, context);
  },
});
