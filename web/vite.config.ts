import { defineConfig } from "vite";

// One entry a program. Only GraphiQL's brings React.
export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [withoutInlineFonts()],
  build: {
    outDir: "dist/explorer",
    emptyOutDir: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      input: ["index.html", "review.html", "graphiql.html"],
      // React's "use client" means nothing here.
      onwarn: (warning, warn) => warning.code === "MODULE_LEVEL_DIRECTIVE" || warn(warning),
    },
  },
  server: { proxy: { "/graphql": "http://127.0.0.1:8080" } },
});

// GraphiQL's sheet carries its fonts as data: addresses, which the pages' policy
// forbids and which weigh more than the rest of it: the system's fonts do.
function withoutInlineFonts() {
  return {
    name: "without-inline-fonts",
    enforce: "pre" as const,
    transform(code: string, id: string) {
      return id.endsWith(".css") ? code.replace(/@font-face\s*{[^}]*url\("?data:[^}]*}/g, "") : null;
    },
  };
}
