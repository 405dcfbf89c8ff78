import { defineConfig } from "vite";

// The server must know this origin: policygraph serve --cors-origin http://localhost:5173
export default defineConfig({ server: { port: 5173, strictPort: true } });
