/** Writes `docs/api.md` from the contract (`npm run docs:api`), or says with `--check` whether it is current. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { contract } from '../preload/contract/index.ts';
import { failureCodes } from '../preload/contract/reply.ts';
import { root } from './project.mjs';

const file = join(root, 'docs/api.md');

const rightWords = (right) =>
  right === null ? 'none' : right === 'signed-in' ? 'any user who is signed in' : `\`${right}\``;

/** A schema in one line of a table cell. */
function typeWords(schema) {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``;
  if (schema.enum) return schema.enum.map((value) => `\`${JSON.stringify(value)}\``).join(', ');
  const either = schema.anyOf ?? schema.oneOf;
  if (either) return [...new Set(either.map(typeWords))].join(' or ');
  if (schema.allOf) return schema.allOf.map(typeWords).join(' and ');
  if (Array.isArray(schema.type)) return schema.type.join(' or ');
  switch (schema.type) {
    case 'array': {
      const most = schema.maxItems === undefined ? '' : `, at most ${schema.maxItems}`;
      return `list of ${schema.items ? typeWords(schema.items) : 'anything'}${most}`;
    }
    case 'object':
      if (schema.properties) return 'object';
      return schema.additionalProperties ? `map of ${typeWords(schema.additionalProperties)}` : 'object';
    case 'integer':
    case 'number':
      return `${schema.type}${rangeWords(schema)}`;
    case 'string': {
      const lengths = [
        schema.minLength ? `at least ${schema.minLength}` : '',
        schema.maxLength === undefined ? '' : `at most ${schema.maxLength}`,
      ].filter(Boolean);
      const format = schema.format ? ` (${schema.format})` : '';
      return `text${format}${lengths.length > 0 ? `, ${lengths.join(', ')} characters` : ''}`;
    }
    case undefined:
      return 'anything';
    default:
      return schema.type;
  }
}

function rangeWords({ minimum, maximum, exclusiveMinimum }) {
  const safe = Number.MAX_SAFE_INTEGER;
  const low = exclusiveMinimum !== undefined ? exclusiveMinimum + 1 : minimum;
  const from = low === undefined || low <= -safe ? null : `from ${low}`;
  const to = maximum === undefined || maximum >= safe ? null : `to ${maximum}`;
  return from || to ? ` ${[from, to].filter(Boolean).join(' ')}` : '';
}

/** The rows of a schema: each field by its path, those of nested objects and lists below it. */
function rows(schema, path, needed, depth = 0) {
  const own = path ? [`| \`${path}\` | ${typeWords(schema).replaceAll('|', '\\|')} | ${needed} |`] : [];
  if (depth > 6) return own;
  const parts = schema.anyOf ?? schema.oneOf ?? [schema];
  const below = parts.flatMap((part) => {
    if (part.type === 'array' && part.items) return rows(part.items, `${path}[]`, '', depth + 1).slice(1);
    return Object.entries(part.properties ?? {}).flatMap(([name, field]) =>
      rows(field, path ? `${path}.${name}` : name, part.required?.includes(name) ? 'yes' : 'no', depth + 1),
    );
  });
  return [...own, ...new Set(below)];
}

function table(title, schema, io) {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any', reused: 'inline', cycles: 'ref' });
  const fields = rows(json, '', '');
  const isPlainObject = json.type === 'object' && !json.anyOf;
  if (fields.length === 0) return `${title}: ${isPlainObject ? '`{}`' : typeWords(json)}\n`;
  const whole = isPlainObject ? '' : ` (${typeWords(json)})`;
  return `${title}${whole}:\n\n| field | type | always there |\n|---|---|---|\n${fields.join('\n')}\n`;
}

function channelText(name, channel) {
  return `### \`${name}\`

${channel.about}

${channel.kind} · right: ${rightWords(channel.right)}

${table('Request', channel.input, 'input')}
${table('Value of the reply', channel.output, 'output')}`;
}

function document() {
  const capabilities = Map.groupBy(Object.keys(contract), (name) => name.split('.')[0]);
  const contents = [...capabilities].map(([capability, names]) => `- [${capability}](#${capability}): ${names.length}`);
  const parts = [...capabilities].map(
    ([capability, names]) => `## ${capability}\n\n${names.map((name) => channelText(name, contract[name])).join('\n')}`,
  );
  return `<!-- Generated from preload/contract by \`npm run docs:api\`. -->
# The API of Kontor

The page, the desktop and other programs speak to the engine through the same channels. Over HTTP:

\`\`\`
POST /api/call
Authorization: Bearer KEY
Content-Type: application/json

{"channel": "clients.find", "request": {…}, "command": "any name of chance, 22 to 64 characters"}
\`\`\`

The reply is JSON: \`{"ok": true, "value": …}\`, or \`{"ok": false, "code": …, "message": …, "details": …}\`. The codes are
${failureCodes.map((code) => `\`${code}\``).join(', ')}. Without a session the answer is 401.

On the computer of the host KEY is what follows \`#key=\` in the address that it prints. At the office server, over HTTPS, \`POST /api/session\` answers
\`{"key": …}\`: a session of its own, for the address that asked for it; \`sessions.signIn\` is its first call, and half an hour without one its end.

A \`query\` reads. A \`command\` changes data in one transaction, with its audit record. A \`task\` may take its time.
Money is in minor units of its currency, quantities are in thousandths, rates in hundredths of a percent; days are
\`YYYY-MM-DD\`, moments are UTC in ISO 8601.

${contents.join('\n')}

${parts.join('\n')}`;
}

const text = document();
if (process.argv.includes('--check')) {
  let there = '';
  try {
    there = readFileSync(file, 'utf8');
  } catch {}
  if (there !== text) {
    process.stdout.write('docs/api.md is not what the contract says: run npm run docs:api.\n');
    process.exit(1);
  }
} else {
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(file, text);
}
