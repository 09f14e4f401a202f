/** Word templates made to fill the memory or to hold the engine: each is stopped by what it has, not by the clock. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { RefusedWordFile } from '../../main/printing/word-form/word-failure.ts';
import { fillWordTemplate } from '../../main/printing/word-form/word-filling.ts';
import { readWordTemplate, wordProblems } from '../../main/printing/word-form/word-template.ts';
import { paragraph, type WordParts, wordFile } from '../support/word-files.ts';

function refusal(bytes: Uint8Array): string {
  try {
    readWordTemplate(bytes);
  } catch (error) {
    if (error instanceof RefusedWordFile) return error.said.en;
    throw error;
  }
  return 'not refused';
}

/** So many headers with the same content beside the body. */
function headers(count: number, content: string): WordParts {
  const names = Array.from({ length: count }, (_, at) => `word/header${at}.xml`);
  const header = `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${content}</w:hdr>`;
  return {
    parts: Object.fromEntries(names.map((name) => [name, header])),
    types: names
      .map(
        (name) =>
          `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>`,
      )
      .join(''),
  };
}

describe('a file made to fill the memory', () => {
  it('is refused by what its directory says', async () => {
    const zeros = Buffer.alloc(30 * 1024 * 1024);
    const file = await wordFile(paragraph('x'), { parts: { 'word/media/a.png': zeros } });
    expect(file.length).toBeLessThan(200_000);
    expect(refusal(file)).toContain('unpacks to far more');
  });

  it('is refused when the directory lies', async () => {
    const file = await wordFile(paragraph('x'), { parts: { 'word/media/a.png': Buffer.alloc(3_000_000) } });
    // Its directory says: 1000 bytes.
    const at = file.lastIndexOf('word/media/a.png') - 46;
    expect(file.readUInt32LE(at)).toBe(0x02014b50);
    file.writeUInt32LE(1000, at + 24);
    expect(refusal(file)).toContain('damaged');
  });

  it('is refused for thousands of parts, and for elements nested without end', async () => {
    const parts = Object.fromEntries(Array.from({ length: 1100 }, (_, at) => [`word/media/${at}.png`, 'x']));
    expect(refusal(await wordFile(paragraph('x'), { parts }))).toContain('unpacks to far more');
    const deep = `${'<w:sdt>'.repeat(5000)}${'</w:sdt>'.repeat(5000)}`;
    expect(refusal(await wordFile(deep))).toContain('cannot be read');
  });

  it('is refused for parts that shrink too much together, each of them being small', async () => {
    const parts = Object.fromEntries(
      Array.from({ length: 20 }, (_, at) => [`word/media/${at}.png`, Buffer.alloc(1_000_000)]),
    );
    expect(refusal(await wordFile(paragraph('x'), { parts }))).toContain('unpacks to far more');
  });

  it('is refused for elements, attributes and texts by the hundred thousand, however many parts they are in', async () => {
    // 50 × (3000 elements + 3000 attributes + 3000 texts) = 450,000; what does not shrink keeps the file from being refused for that.
    const noise = { 'word/media/a.png': pixels };
    const content = (at: string) => `<w:r w:a="${at}"/>x`.repeat(3000);
    const more = headers(50, content('1'));
    const parts = { ...more.parts, ...noise };
    expect(refusal(await wordFile(paragraph('x'), { ...more, parts }))).toContain('unpacks to far more');
    const fewer = headers(10, content('1'));
    expect(refusal(await wordFile(paragraph('x'), { ...fewer, parts: { ...fewer.parts, ...noise } }))).toBe(
      'not refused',
    );
  });
});

/** A picture by its first bytes, then noise that does not shrink. */
const pixels = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  ...Array.from({ length: 2000 }, (_, at) => createHash('sha256').update(String(at)).digest()),
]);

describe('a file made to hold the engine', () => {
  it('is refused for more fields than any form has, in one paragraph or in many parts', async () => {
    const words = 'more than 5000 fields in braces';
    const many = '<w:r><w:t>{a}</w:t></w:r>'.repeat(5001);
    expect(refusal(await wordFile(`<w:p>${many}</w:p>`))).toContain(words);
    expect(refusal(await wordFile(paragraph('{'.repeat(5001))))).toContain(words);
    expect(refusal(await wordFile('', headers(6, paragraph('{a}'.repeat(1000)))))).toContain(words);
    expect(refusal(await wordFile('', headers(4, paragraph('{a}'.repeat(1000)))))).toBe('not refused');
  });

  it('has its first two hundred problems named, and no more', async () => {
    const template = readWordTemplate(await wordFile(paragraph('{unknown}'.repeat(300)) + paragraph('}'.repeat(50))));
    const problems = wordProblems(template, { kind: 'group', fields: new Map() });
    expect(problems).toHaveLength(200);
    expect(problems[0]?.reason.en).toBe('There is no field “unknown” here.');
  });

  it('by lists in lists in lists is stopped, also where they have nothing in them', async () => {
    // 3^14 turns are nearly five million.
    const lists = { list: [{}, {}, {}] };
    const template = readWordTemplate(await wordFile(paragraph('{#list}'.repeat(14) + '{/}'.repeat(14))));
    expect(template.problems).toEqual([]);
    expect(() => fillWordTemplate(template, { view: lists, title: '', author: '' })).toThrow('repeats too much');
  });

  it('by sections within sections without end says so', async () => {
    const nested = (depth: number) => paragraph('{#a}'.repeat(depth) + '{/}'.repeat(depth));
    const problems = async (depth: number) =>
      readWordTemplate(await wordFile(nested(depth))).problems.map(({ reason }) => reason.en);
    expect(await problems(50)).toEqual([]);
    expect(await problems(2000)).toEqual(['{#a} stands inside of too many lists and conditions.']);
  });
});
