/** A request that a channel's schema lets through: made from the schema itself. */
import { z } from 'zod';
import { type ChannelName, contract } from '../../preload/contract/index.ts';

type Schema = z.core.JSONSchema.BaseSchema;

export interface Wanted {
  /** Stands wherever a record could be named. */
  readonly id: number;
  /** Stands wherever text fits. */
  readonly text?: string;
  /** Of choices these rather than the first. */
  readonly prefer?: readonly string[];
  /** Names as much as it can, in the place of as little as it must. */
  readonly full?: boolean;
}

/** No record has it. */
export const nobodys = 999_999;

/** Texts that patterns are tried with. */
const texts = ['aaaaaaaaaaaaaaaa', 'EUR', 'RU', '1', 'a', 'name', '12.5', 'own.1', '2026-01-01', ''];
const uuid = '019a0000-0000-7000-8000-000000000000';

function textFor({ format, pattern, minLength = 0, maxLength = 200 }: Schema, wanted: Wanted): string {
  if (format === 'date') return '2026-01-01';
  if (format === 'date-time') return '2026-01-01T00:00:00.000Z';
  if (format === 'base64') return 'YQ==';
  if (format === 'uuid') return uuid;
  const fitting = [...(wanted.text === undefined ? [] : [wanted.text]), ...texts].find((text) => {
    const fits = text.length >= minLength && text.length <= maxLength;
    return fits && (pattern === undefined || new RegExp(pattern, 'u').test(text));
  });
  return fitting ?? 'a'.repeat(minLength);
}

function numberFor({ minimum, exclusiveMinimum, maximum }: Schema, { id }: Wanted): number {
  if (maximum === undefined || maximum >= nobodys) return id;
  return minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 1);
}

/** What may be left out is left out, or named. */
function choiceOf(either: readonly unknown[], { full }: Wanted): unknown {
  const isNull = (one: unknown) => asSchema(one).type === 'null';
  return full ? (either.find((one) => !isNull(one)) ?? either[0]) : (either.find(isNull) ?? either[0]);
}

function valueFor(schema: Schema, wanted: Wanted, depth = 0): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return wanted.prefer?.find((one) => schema.enum?.includes(one)) ?? schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  if (either !== undefined) return valueFor(asSchema(choiceOf(either, wanted)), wanted, depth + 1);
  if (schema.allOf !== undefined) return valueFor(asSchema(schema.allOf[0]), wanted, depth + 1);
  switch (schema.type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      const named = properties.filter(([name]) => schema.required?.includes(name) || (wanted.full && depth < 2));
      return Object.fromEntries(named.map(([name, field]) => [name, valueFor(asSchema(field), wanted, depth + 1)]));
    }
    case 'array': {
      const length = Math.max(schema.minItems ?? 0, wanted.full && schema.maxItems !== 0 ? 1 : 0);
      return Array.from({ length }, () => valueFor(asSchema(schema.items), wanted, depth + 1));
    }
    case 'string':
      return textFor(schema, wanted);
    case 'integer':
    case 'number':
      return numberFor(schema, wanted);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

/** Parts of a schema may be given as `true`: anything goes. */
function asSchema(part: unknown): Schema {
  // Whatever is an object there is a schema.
  return typeof part === 'object' && part !== null ? (part as Schema) : {};
}

/** Without `wanted` about records that nobody has. Throws an Error where the schema refuses what was made: the maker has to learn of a new kind of value then. */
export function sampleRequest(name: ChannelName, wanted: Wanted = { id: nobodys }): unknown {
  const { input } = contract[name];
  const json = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline', cycles: 'ref' });
  const request = valueFor(json, wanted);
  const parsed = z.safeParse(input, request);
  if (parsed.success) return request;
  if (wanted.full) return sampleRequest(name, { ...wanted, full: false });
  throw new Error(`No request could be made for ${name}: ${parsed.error.message}`);
}
