/** Templates and style sheets of the office are read in as many steps as they are long, whatever is in them; and a style stays in its page. */
import { describe, expect, it } from 'vitest';
import { refuseMarkup } from '../../main/printing/markup-guard.ts';
import { checkStyle } from '../../main/printing/style-guard.ts';
import { parseTemplate } from '../../main/printing/template-guard.ts';
import { TextReader } from '../../main/printing/text-reader.ts';

const size = 20_000;
/** So often a sign may be looked at. */
const most = 12;

/** The steps of reading for each sign of the text; what is refused is read to the place where it is. */
function stepsFor(text: string, read: (reader: TextReader) => void): number {
  const reader = new TextReader(text);
  try {
    read(reader);
  } catch {}
  return reader.steps / text.length;
}

const hostile = [
  '<',
  '< ',
  '</',
  '</ ',
  '<a ',
  '<a b=',
  '<a b="',
  "<a b='",
  '<!--',
  '<!-- --',
  '-- ',
  '<a on',
  '<a/',
  '<a =',
  ' on',
  '{{!',
  '{{!--',
  '<a style="',
  '\n',
  'url(',
  'url( ',
  'url("',
  '@',
  '@import',
  '\\',
  '\\7',
  '/*',
  '/* *',
  '"',
  "'",
  '"\\',
  '{',
  '}',
  'a',
  '-',
  ' ',
];

describe('reading', () => {
  it.each(hostile)('takes as many steps as there are signs: %j again and again', (part) => {
    for (const begin of ['', '<a ', '<p style="', 'a{background:url(']) {
      const text = begin + part.repeat(size);
      expect(stepsFor(text, (reader) => refuseMarkup(text, {}, reader))).toBeLessThan(most);
      expect(stepsFor(text, (reader) => checkStyle(text, reader))).toBeLessThan(most);
    }
  });
});

describe('a style', () => {
  it.each([
    'a::before{content:"/*"} body{background:url(http://example.org/x.png)} a::after{content:"*/"}',
    "a::before{content:'/*'} @import 'http://example.org/x.css'; a::after{content:'*/'}",
    'a{background:url(data:x/*)} b{background:url(http://example.org/x.png)} c{color:url(*/)}',
    'a{content:"\\\\"} b{background:url(http://example.org/x.png)} c{content:"}"}',
    'a{content:"x\n} b{background:url(//example.org/x.png)} c{content:""}',
    'a{background:u\\72l(http://example.org/x.png)}',
    'a{background:U\\000052 L("http://example.org/x.png")}',
    'a{background:url( \n"//example.org/x.png")}',
    'a{background:url(x.png)}',
    'a{background:image-set("http://example.org/x.png" 1x)}',
    '@\\69mport "x.css";',
    'p{}<!-- </ style><script>',
  ])('may not fetch: %s', (css) => {
    expect(() => checkStyle(css)).toThrow(/url\(|@import|image-set\(|<\/style/u);
  });

  it.each([
    'p{background:url(#here)}',
    'p{background:url( "data:image/png;base64,AA==" )}',
    'p::before{content:"url(http://example.org) /* @import"}',
    '/* url(http://example.org) */ p{color:red}',
    '@media print{p{color:red}} .url, .curl{margin:0}',
    'p::after{content:"a\\"b"; font-family:"Noto Sans"}',
  ])('may say: %s', (css) => {
    expect(() => checkStyle(css)).not.toThrow();
  });

  it('says the line of what is left open', () => {
    for (const [css, sign] of [
      ['p{}\np{', '{'],
      ['p{}\n}', '}'],
      ['p{}\n/* open', '/*'],
    ] as const)
      expect(() => checkStyle(css)).toThrow(expect.objectContaining({ message: sign, lineNumber: 2 }));
  });
});

describe('a template that nests without end', () => {
  const errorOf = (text: string) => {
    try {
      return parseTemplate(text);
    } catch (error) {
      return error;
    }
  };

  it.each([
    ['blocks', '{{#if a}}', '{{/if}}'],
    ['blocks that are not closed', '{{#if a}}', ''],
    ['blocks of what is not there', '{{^a}}', '{{/a}}'],
    ['what closes only in a text, a comment or behind a backslash', '{{#if "{{/if}}"}}{{!-- {{/if}} --}}\\{{/if}}', ''],
    ['cases', '{{#if a}}{{else if a}}', '{{/if}}'],
  ])('is refused before it is parsed: %s', (_, opened, closed) => {
    expect(errorOf(`x\n${opened.repeat(3000)}${closed.repeat(3000)}`)).toMatchObject({
      name: 'TooDeepTemplate',
      lineNumber: 2,
    });
  });

  it('is refused for cases of one block, and for calls in calls', () => {
    expect(errorOf(`{{#if a}}${'{{else if b}}'.repeat(3000)}{{/if}}`)).toMatchObject({ name: 'TooDeepTemplate' });
    expect(errorOf(`{{a ${'(b '.repeat(20_000)}${')'.repeat(20_000)}}}`)).toMatchObject({
      name: 'ForbiddenInTemplate',
    });
  });

  it('is none where blocks stand beside each other, or a hundred deep', () => {
    const cases = '{{#if a}}1{{else if b}}2{{else}}3{{/if}}'.repeat(1000);
    expect(errorOf(cases)).toMatchObject({ type: 'Program' });
    expect(errorOf('{{#if a}}'.repeat(100) + '{{/if}}'.repeat(100))).toMatchObject({ type: 'Program' });
  });
});
