/** A request that a channel's schema lets through, about records that nobody has: made from the schema itself. */
import { z } from 'zod';
import { type ChannelName, contract } from '../../preload/contract/index.ts';

type Schema = z.core.JSONSchema.BaseSchema;

/** No record has it. */
const nobodys = 999_999;

/** Texts that patterns are tried with. */
const texts = ['aaaaaaaaaaaaaaaa', 'EUR', 'RU', '1', 'a', 'name', '12.5', 'own.1', '2026-01-01', ''];

function textFor({ format, pattern, minLength = 0, maxLength = 200 }: Schema): string {
  if (format === 'date') return '2026-01-01';
  if (format === 'date-time') return '2026-01-01T00:00:00.000Z';
  if (format === 'base64') return 'YQ==';
  const fitting = texts.find((text) => {
    const fits = text.length >= minLength && text.length <= maxLength;
    return fits && (pattern === undefined || new RegExp(pattern, 'u').test(text));
  });
  return fitting ?? 'a'.repeat(minLength);
}

function numberFor({ minimum, exclusiveMinimum, maximum }: Schema): number {
  if (maximum === undefined || maximum >= nobodys) return nobodys;
  return minimum ?? (typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : 1);
}

function valueFor(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const either = schema.anyOf ?? schema.oneOf;
  // What may be left out is left out.
  if (either !== undefined) return valueFor(asSchema(either.find((one) => asSchema(one).type === 'null') ?? either[0]));
  if (schema.allOf !== undefined) return valueFor(asSchema(schema.allOf[0]));
  switch (schema.type) {
    case 'object': {
      const properties = Object.entries(schema.properties ?? {});
      const needed = properties.filter(([name]) => schema.required?.includes(name));
      return Object.fromEntries(needed.map(([name, field]) => [name, valueFor(asSchema(field))]));
    }
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => valueFor(asSchema(schema.items)));
    case 'string':
      return textFor(schema);
    case 'integer':
    case 'number':
      return numberFor(schema);
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

/** Throws an Error where what was made is refused by the schema: the maker has to learn of a new kind of value then. */
export function sampleRequest(name: ChannelName): unknown {
  const { input } = contract[name];
  const json = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any', reused: 'inline', cycles: 'ref' });
  const request = valueFor(json);
  const parsed = z.safeParse(input, request);
  if (!parsed.success) throw new Error(`No request could be made for ${name}: ${parsed.error.message}`);
  return request;
}
