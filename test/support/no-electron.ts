// The core and its tests run under plain Node. Whoever reaches this has imported the shell from the wrong layer.
throw new Error("'electron' may be imported only by main/hosts/electron/main.ts and preload/preload.ts");
