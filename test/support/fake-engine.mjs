/**
 * An engine that knows nothing: it answers over the real messages of `wire.ts`, so that the shell can be tested by itself.
 * Plain JavaScript, because the Node inside of an older Electron must run it too.
 */
import { appendFileSync } from 'node:fs';
import { join } from 'node:path';

const port = process.parentPort;
let stateFolder = '';
let hostCalls = 0;
const waiting = new Map();

function send(message) {
  if (port) port.postMessage(message);
  else process.send?.(message);
}

/** What the tests read of the messages that came. */
function note(line) {
  if (stateFolder) appendFileSync(join(stateFolder, 'fake-engine.log'), `${line}\n`);
}

function askHost([method, ...parameters]) {
  hostCalls += 1;
  const id = hostCalls;
  send({ type: 'host-call', id, method, arguments: parameters });
  return new Promise((resolve) => waiting.set(id, resolve));
}

async function answer(channel, request) {
  switch (channel) {
    case 'test.echo':
      return { ok: true, value: request };
    case 'test.pid':
      return { ok: true, value: process.pid };
    case 'test.never':
      return new Promise(() => undefined);
    case 'test.host': {
      const reply = await askHost(request);
      if (!reply.ok || !(reply.value instanceof Uint8Array)) return reply;
      return { ok: true, value: Buffer.from(reply.value).toString('base64') };
    }
    case 'test.docx': {
      const pdf = await askHost(['docxToPdf', Buffer.from(request, 'base64')]);
      return pdf.ok ? { ok: true, value: Buffer.from(pdf.value).toString('base64') } : pdf;
    }
    case 'test.print': {
      const pdf = await askHost(['printToPdf', request]);
      return pdf.ok ? askHost(['print', pdf.value]) : pdf;
    }
    case 'test.printOn': {
      const pdf = await askHost(['printToPdf', request.html]);
      return pdf.ok ? askHost(['printOn', pdf.value, request.choice]) : pdf;
    }
    default:
      return { ok: false, code: 'not-found', message: `No channel ${channel}` };
  }
}

function hear(message) {
  switch (message.type) {
    case 'start':
      stateFolder = message.stateFolder;
      note(`start folder=${message.folder} demo=${message.demo}`);
      send({ type: 'ready' });
      break;
    case 'open':
      note('open');
      break;
    case 'call':
      if (message.channel === 'test.event') {
        send({ type: 'event', session: message.session, event: { type: 'office' } });
      }
      void answer(message.channel, message.request).then((reply) =>
        send({ type: 'reply', session: message.session, id: message.id, reply }),
      );
      break;
    case 'close':
      note('close');
      break;
    case 'host-reply':
      waiting.get(message.id)?.(
        message.ok ? { ok: true, value: message.value } : { ok: false, code: 'internal', message: message.message },
      );
      break;
    case 'stop':
      note('stop');
      // As long as a backup would take: a shell that does not wait for it would leave no second line.
      setTimeout(() => {
        note('stopped');
        send({ type: 'stopped' });
        process.exit(0);
      }, 300);
      break;
  }
}

if (port) port.on('message', ({ data }) => hear(data));
else process.on('message', hear);
process.on('disconnect', () => process.exit(0));
