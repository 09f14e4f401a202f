/** Writes `docs/rights.md` from the contract and the ready roles (`npm run docs:rights`), or says with `--check` whether it is current. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { reachOfReadyRole, readyRoleData } from '../main/features/people/ready-roles.ts';
import { hidingFields, reachingRights, rights } from '../preload/contract/channel.ts';
import { contract } from '../preload/contract/index.ts';
import { root } from './project.mjs';

const file = join(root, 'docs/rights.md');
const roles = readyRoleData.map(({ name }) => name.en);

function cell(role, right) {
  if (right === null || right === 'signed-in') return 'yes';
  const reach = reachOfReadyRole(role, right);
  if (reach === null) return '–';
  return reach === 'all' ? 'yes' : reach;
}

function table(first, rows) {
  const head = `| ${first} | ${roles.join(' | ')} |\n|${'---|'.repeat(roles.length + first.split('|').length)}`;
  return `${head}\n${rows.join('\n')}\n`;
}

function rightsTable() {
  const rows = rights.map((right) => {
    const reach = reachingRights.includes(right) ? 'own, team, all' : '';
    return `| \`${right}\` | ${reach} | ${readyRoleData.map((role) => cell(role, right)).join(' | ')} |`;
  });
  return table('right | reaches', rows);
}

function hiddenTable() {
  const rows = hidingFields.map(
    (field) =>
      `| \`${field}\` | ${readyRoleData.map(({ hidden }) => (hidden.includes(field) ? 'hidden' : 'seen')).join(' | ')} |`,
  );
  return table('field', rows);
}

function channelsTable() {
  const rows = Object.entries(contract).map(([name, { right, overAll }]) => {
    const words = right === null ? 'none' : right === 'signed-in' ? 'signed in' : `\`${right}\``;
    const held = readyRoleData.map((role) => cell(role, right)).map((one) => (overAll && one !== 'yes' ? '–' : one));
    return `| \`${name}\` | ${words}${overAll ? ', all' : ''} | ${held.join(' | ')} |`;
  });
  return table('channel | right', rows);
}

function document() {
  return `<!-- Generated from preload/contract and the ready roles by \`npm run docs:rights\`. -->
# Who may do what

Rights hold in the engine, for every channel, whoever calls it: the page, the desktop, another program. The page only hides
what would be refused. \`own\`: the records whose responsible person one is; \`team\`: also those of one's teams. A record
that somebody's right to see does not reach is not there for him: not in lists, counts and search, not by its number, not
in histories, and he is not told of its changes.

The ready roles can be changed and copied by the office; this is what they come with. The owner may do everything, also what
later versions add. The last person who may manage the office can neither be closed nor lose that right.

## Rights

${rightsTable()}
## Hidden fields

What a role hides comes back empty, is in no history, and cannot be changed. A printed document is the document that the
other party has: whoever may print it sees what stands on it.

${hiddenTable()}
## Channels

\`signed in\`: any user whose session is not locked; where such a channel is about records of some kind, it asks for the
right over them itself. \`none\`: whoever has a session of the program, signed in or not. \`all\` behind a right: it has to
reach all records.

Some ask for more than their right. \`documents.package\` makes documents: \`documents.create\` too. Issuing or cancelling a cash
receipt order records or takes back a payment: \`payments.record\` too. \`forms.check\` and \`forms.preview\` of a document:
\`documents.print\` over it; hidden fields are empty on the page. A statement of account is
written, issued and, as a draft, printed only by whoever sees all issued documents of the client.

${channelsTable()}`;
}

const text = document();
if (process.argv.includes('--check')) {
  let there = '';
  try {
    there = readFileSync(file, 'utf8');
  } catch {}
  if (there !== text) {
    process.stdout.write('docs/rights.md is not what the contract says: run npm run docs:rights.\n');
    process.exit(1);
  }
} else {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(file, text);
}
