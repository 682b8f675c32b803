// Serves the built site and prints its address; PORT and HOST in the environment say where.
import { preview } from 'vite';
import { root } from './sources.mjs';

const port = Number(process.env.PORT || 4173);
const host = process.env.HOST || '127.0.0.1';

process.chdir(root);
try {
  // A port that was asked for by name is binding; the usual one gives way to the next that is free.
  const server = await preview({
    logLevel: 'warn',
    // A sandboxed frame has no origin, and loads scripts and faces only where anyone may: the same as static/_headers says.
    preview: {
      port,
      host,
      strictPort: Boolean(process.env.PORT),
      cors: false,
      headers: { 'Access-Control-Allow-Origin': '*' },
    },
  });
  const [address] = [...server.resolvedUrls.local, ...server.resolvedUrls.network];
  console.log(`Backstep is at ${address} (Ctrl+C stops it)`);
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
