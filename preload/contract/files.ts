/** Files on their way in and out. The page never names a path: it holds handles. */
import { z } from 'zod';
import { type Capability, task } from './channel.ts';
import { FileHandle, Line } from './values.ts';

/** Bytes in one message, before base64. */
export const chunkSize = 512 * 1024;

/** Bytes of the largest file that can be handed over at all: the export of a whole office. */
export const largestFile = 2 ** 40;

export const files = {
  'files.begin': task({
    about: 'Begins to hand a file to the engine; it is kept for this session only until a command takes it over.',
    right: null,
    input: z.object({
      name: Line(255),
      size: z.number().int().min(0).max(largestFile),
    }),
    output: z.object({ file: FileHandle }),
  }),
  'files.append': task({
    about: `Hands over the next bytes (base64, at most ${chunkSize} bytes a call), in order.`,
    right: null,
    input: z.object({
      file: FileHandle,
      offset: z.number().int().min(0),
      data: z.base64().max(Math.ceil(chunkSize / 3) * 4),
    }),
    output: z.object({ size: z.number().int() }),
  }),
  'files.read': task({
    about: 'Reads bytes (base64) of a file that the engine made for this session.',
    right: null,
    input: z.object({ file: FileHandle, offset: z.number().int().min(0) }),
    output: z.object({ data: z.string(), size: z.number().int(), name: z.string(), last: z.boolean() }),
  }),
  'files.save': task({
    about:
      'Lets the user choose in a dialog of the system where to save a file that the engine made; null when he cancels.',
    right: null,
    input: z.object({ file: FileHandle }),
    output: z.object({ path: z.string() }).nullable(),
  }),
  'files.discard': task({
    about: 'Forgets a file.',
    right: null,
    input: z.object({ file: FileHandle }),
    output: z.object({}),
  }),
} satisfies Capability;
