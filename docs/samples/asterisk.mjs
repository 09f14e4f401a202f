/**
 * Announces the calls of an Asterisk to Kontor: listens to the Asterisk Manager Interface (AMI) and posts `calls.announce`.
 * Plain Node 20 or later, nothing to install. How it is set up stands in the guide to calls.
 *
 *   AMI_HOST=192.168.1.5 AMI_USER=kontor AMI_SECRET=… \
 *   KONTOR_URL=https://server:27443 KONTOR_LOGIN=telephone KONTOR_PASSWORD=… node asterisk.mjs
 *
 * KONTOR_KEY instead of login and password: the key in the address of a host on this computer. KONTOR_EXTENSIONS: what an extension looks like,
 * as a regular expression; left out, two to five digits.
 */
import { connect } from 'node:net';

const { AMI_HOST = '127.0.0.1', AMI_PORT = '5038', AMI_USER = 'kontor', AMI_SECRET = '' } = process.env;
const { KONTOR_URL = '', KONTOR_LOGIN = '', KONTOR_PASSWORD = '', KONTOR_KEY = '' } = process.env;
const extensions = new RegExp(`^(?:${process.env.KONTOR_EXTENSIONS ?? '\\d{2,5}'})$`);

const say = (text) => process.stdout.write(`${text}\n`);

let key = KONTOR_KEY;

async function call(channel, request) {
  const response = await fetch(new URL('/api/call', KONTOR_URL), {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ channel, request }),
  });
  return response.json();
}

async function signIn() {
  const response = await fetch(new URL('/api/session', KONTOR_URL), { method: 'POST' });
  ({ key } = await response.json());
  const reply = await call('sessions.signIn', { login: KONTOR_LOGIN, password: KONTOR_PASSWORD });
  if (!reply.ok) throw new Error(reply.message);
}

/** One after the other; a session that has ended is begun anew. */
async function announce(news) {
  if (key === '') await signIn();
  let reply = await call('calls.announce', news);
  if (!reply.ok && reply.code === 'unauthorised' && KONTOR_LOGIN !== '') {
    await signIn();
    reply = await call('calls.announce', news);
  }
  say(`${news.state} ${news.direction} ${news.number}: ${reply.ok ? 'announced' : reply.message}`);
}

/** `PJSIP/101-0000002a` is of 101. */
const nameOf = (channel = '') => /^[^/]+\/(.+?)(?:-[0-9a-f]+)?(?:;\d)?$/i.exec(channel)?.[1] ?? '';

/** Calls that were announced and are not over, by the first channel of each. */
const open = new Map();

/** What an event of the AMI says of a call; null: nothing that is announced. */
function newsOf(event) {
  const id = event.Linkedid;
  if (event.Event === 'DialBegin' || event.Event === 'DialEnd') {
    const [from, to] = [nameOf(event.Channel), nameOf(event.DestChannel)];
    // Between two extensions, or between two lines, nobody outside speaks to somebody in the office.
    if (extensions.test(from) === extensions.test(to)) return null;
    const isIncoming = extensions.test(to);
    if (event.Event === 'DialEnd' && event.DialStatus !== 'ANSWER') return null;
    const known = open.get(id);
    const number = known?.number ?? (isIncoming ? event.CallerIDNum : event.Exten || event.DialString) ?? '';
    const one = {
      outsideId: id,
      number: /\d/.test(number) ? number : '',
      direction: isIncoming ? 'in' : 'out',
      extension: isIncoming ? to : from,
    };
    open.set(id, one);
    return { ...one, state: event.Event === 'DialEnd' ? 'answered' : 'ringing' };
  }
  // The call is over when the channel that began it is.
  if (event.Event === 'Hangup' && event.Uniqueid === id && open.has(id)) {
    const { extension: _, ...one } = open.get(id);
    open.delete(id);
    return { ...one, state: 'ended' };
  }
  return null;
}

let queue = Promise.resolve();

function listen() {
  const socket = connect(Number(AMI_PORT), AMI_HOST);
  let text = '';
  socket.setEncoding('utf8');
  socket.on('connect', () => {
    say(`Connected to ${AMI_HOST}:${AMI_PORT}.`);
    socket.write(`Action: Login\r\nUsername: ${AMI_USER}\r\nSecret: ${AMI_SECRET}\r\nEvents: call\r\n\r\n`);
  });
  socket.on('data', (data) => {
    text += data;
    const parts = text.split('\r\n\r\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const event = Object.fromEntries(
        part.split('\r\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
      );
      if (event.Response === 'Error') {
        say(`The AMI refuses: ${event.Message}`);
        process.exit(1);
      }
      const news = newsOf(event);
      if (news === null) continue;
      // The moment is that of the event, however long Kontor takes to answer.
      const at = new Date().toISOString();
      queue = queue.then(() => announce({ ...news, at })).catch((error) => say(String(error)));
    }
  });
  socket.on('error', (error) => say(String(error)));
  // Asterisk was restarted, or the network was away.
  socket.on('close', () => setTimeout(listen, 5000));
}

listen();
