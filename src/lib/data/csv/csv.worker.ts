// The table worker: hands the page's messages to a session and its replies back.
import { buffersOf, type CsvReply, type CsvRequest } from './protocol';
import { CsvSession } from './session';

const session = new CsvSession();

addEventListener('message', ({ data }: MessageEvent<CsvRequest>) => {
  session.handle(data, (reply: CsvReply) => {
    postMessage(reply, { transfer: reply.kind === 'prepared' ? buffersOf(reply.prepared) : [] });
  });
});
