/** What a hostile template or a hostile client's name tries, and does not get. */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../main/engine/failure.ts';
import { withoutPageLabels } from '../../main/printing/page-label.ts';
import { renderDocument } from '../../main/printing/render.ts';
import { documentView } from '../../main/printing/view.ts';
import { assets, sample } from './sample-documents.ts';

let office: string;
beforeEach(() => {
  office = mkdtempSync(join(tmpdir(), 'templates-'));
  mkdirSync(join(office, 'partials'));
});
afterEach(() => {
  rmSync(office, { recursive: true });
});

function renderWith(template: string): string {
  writeFileSync(join(office, 'invoice-int.hbs'), template);
  return renderDocument(documentView(sample('INT')), { ...assets, officeTemplates: office });
}

function refusal(template: string): Failure {
  try {
    renderWith(template);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error(`Not refused: ${template.slice(0, 200)}`);
}

describe('a template', () => {
  it.each([
    '{{constructor}}',
    '{{constructor.name}}',
    '{{seller.constructor.constructor}}',
    '{{@root.__proto__}}',
    '{{this.[__proto__]}}',
    '{{#with seller}}{{../constructor}}{{/with}}',
    '{{#each lastLines}}{{constructor}}{{/each}}',
    '{{#with this as |view|}}{{view.constructor}}{{/with}}',
    '{{lookup this "__proto__"}}',
    '{{lookup this "constructor"}}',
    '{{#with (lookup this "constructor")}}{{this}}{{/with}}',
    '{{#each (lookup this "constructor")}}{{this}}{{/each}}',
    '{{title.toString}}{{toString.call}}',
    '{{log "said"}}',
    '{{helperMissing}}',
    '{{#blockHelperMissing}}{{/blockHelperMissing}}',
    '{{{title}}}',
    '{{& title}}',
    '{{#*inline "x"}}{{/inline}}',
    '{{> (lookup . "title")}}',
    '{{> ../../../../etc/passwd}}',
    '{{> "/etc/passwd"}}',
  ])('gets nothing by %s', (template) => {
    const failure = refusal(template);
    expect(failure.code).toBe('invalid');
    expect(failure.said.en).toContain('invoice-int.hbs');
  });

  it('with an error is refused with its name and the line, in three languages', () => {
    const failure = refusal('<p>\n{{#if title}}\n</p>\n{{noSuchField}}\n{{/if}}');
    expect(failure.said.en).toBe(
      'There is an error in the template invoice-int.hbs, line 4: There is no field “noSuchField” here.',
    );
    expect(failure.said.ru).toContain('шаблоне invoice-int.hbs, строка 4');
    expect(failure.said.fr).toContain('modèle invoice-int.hbs, ligne 4');
    expect(refusal('one\n\n{{#if title}}').said.en).toContain('line 3');
  });

  it('of a partial is refused under the name of the partial', () => {
    writeFileSync(join(office, 'partials/mark.hbs'), '\n{{nothing}}');
    expect(refusal('{{> mark}}').said.en).toContain('partials/mark.hbs, line 2');
  });

  it('of the office comes before that of the program, and is read again when it changes', () => {
    expect(renderWith('<p>{{title}} one</p>')).toContain('<p>Invoice one</p>');
    expect(renderWith('<p>{{title}} two, longer</p>')).toContain('<p>Invoice two, longer</p>');
    rmSync(join(office, 'invoice-int.hbs'));
    expect(renderDocument(documentView(sample('INT')), { ...assets, officeTemplates: office })).toContain('Bill to');
  });

  it('cannot take the policy of the page away', () => {
    const html = renderWith('<p>{{title}}</p>');
    expect(html.indexOf("default-src 'none'")).toBeGreaterThan(0);
    expect(html.indexOf("default-src 'none'")).toBeLessThan(html.indexOf('<p>Invoice'));
  });

  it.each([
    '<script>alert(1)</script>',
    '<SCRIPT src="http://example.org/x.js"></SCRIPT>',
    '<iframe src="file:///etc/passwd"></iframe>',
    '<object data="http://example.org"></object>',
    '<meta http-equiv="refresh" content="0;url=http://example.org">',
    '<link rel="stylesheet" href="http://example.org/x.css">',
    '<base href="http://example.org">',
    '<form action="http://example.org"></form>',
    '<p onclick="alert(1)">x</p>',
    '<img src="x"onerror=alert(1)>',
    '<svg onload=alert(1)></svg>',
    '<style>@import "http://example.org"</style>',
    '</body><p>x</p>',
    '<scr{{mark}}ipt>',
    '{{!-- --}}<{{mark}}script>',
    '{{!-- --~}}<script>',
    // Handlebars ends the comment at once, and takes what is escaped as text.
    '{{!--}}<script>{{!--}}',
    '\\{{!-- <script> --}}',
    '<p title="a > b" onclick="alert(1)">x</p>',
    '<img src="http://example.org/a.png">',
    '<img src=//example.org/a.png>',
    '<img src="&#104;ttp://example.org/a.png">',
    '<img src="file:///etc/passwd">',
    '<img src="data:text/html,x">',
    '<img srcset="http://example.org/a.png 2x">',
    '<td background="http://example.org/a.png">x</td>',
    '<a href="javascript:alert(1)">x</a>',
    '<p style="background: url(http://example.org/a.png)">x</p>',
    '<p style="background: u\\72l(http://example.org/a.png)">x</p>',
    '<p style="background: url&lpar;http://example.org/a.png)">x</p>',
    "<p style='{{#if title}}background: url(//example.org/a.png){{/if}}'>x</p>",
    '<!-- <p title=" --><img src="http://example.org/a.png"><p title="-->">x</p>',
    '</ <p title="><img src=http://example.org/a.png>">x',
    '<textarea><p title="</textarea><img src=http://example.org/a.png>"></p>',
  ])('may not have %s in it', (template) => {
    const failure = refusal(`<p>one</p>\n${template}`);
    expect(failure.said.en).toMatch(/line 2|may not use/u);
  });

  it.each([
    '<p title="2 > 1" style="color: red; background: url(#a)">x</p>',
    '<img src="data:image/png;base64,AAAA" alt="">',
    '<a href="https://example.org/terms">https://example.org/terms</a> <a href="mailto:a@example.org">x</a>',
    '<!-- on click = 1; <b>not shown</b> --><p>version one = 5, 3 < 4, src = x</p>',
    '<td class="{{#if title}}a{{/if}}" {{#if title}}style="width: 3mm"{{/if}}>x</td>',
  ])('may have %s in it', (template) => {
    expect(renderWith(`<p>one</p>\n${template}`)).toContain('<p>one</p>');
  });

  it('that repeats without end is stopped', () => {
    const loop = '{{#each @root.lines}}'.repeat(40);
    expect(refusal(`${loop}x${'{{/each}}'.repeat(40)}`).said.en).toContain('It repeats too much');
    const long = '{{#each @root.lines}}'.repeat(7) + 'x'.repeat(400_000) + '{{/each}}'.repeat(7);
    expect(refusal(long).said.en).toContain('It repeats too much');
  });

  it('that places a large picture without end is stopped before anything is written', () => {
    const logo = `data:image/png;base64,${'A'.repeat(1_000_000)}`;
    const view = (template: string) => {
      writeFileSync(join(office, 'invoice-int.hbs'), template);
      const base = sample('INT');
      const printed = { ...base, company: { ...base.company, logo } };
      return () => renderDocument(documentView(printed), { ...assets, officeTemplates: office });
    };
    expect(view('<img src="{{logo}}">'.repeat(10))()).toContain('AAAA');
    for (const much of [
      '<img src="{{logo}}">',
      '{{#with logo}}{{this}}{{/with}}',
      '{{#with logo as |x|}}{{x}}{{/with}}',
    ])
      expect(view(much.repeat(2000))).toThrow('It repeats too much');
  });

  it('whose part contains itself is refused', () => {
    writeFileSync(join(office, 'partials/mark.hbs'), '{{> mark}}');
    expect(refusal('{{> mark}}').said.en).toContain('nested too deeply');
  });

  it('beside a style sheet that closes its element does not open another', () => {
    cpSync(assets.templates, office, { recursive: true });
    writeFileSync(join(office, 'print.css'), 'p{}</style><script>alert(1)</script>');
    const html = renderDocument(documentView(sample('INT')), { ...assets, officeTemplates: office });
    expect(html).not.toContain('</style><script>');
  });
});

describe("a client's text", () => {
  const attack = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{constructor}}</style></title>';

  it('is text wherever it stands', () => {
    for (const form of ['RU', 'FR', 'INT'] as const) {
      const base = sample(form);
      const html = renderDocument(
        documentView({
          ...base,
          number: attack,
          comment: attack,
          seller: { ...base.seller, legalName: attack, director: attack },
          buyer: base.buyer && { ...base.buyer, legalName: attack, address: { ...base.buyer.address, street: attack } },
          lines: base.lines.map((line) => ({ ...line, name: attack, unit: attack, code: attack })),
        }),
        assets,
      );
      expect(html).not.toContain('<script');
      expect(html).not.toContain('<img src=x');
      expect(html.match(/<\/style>/gu)).toHaveLength(2);
      expect(html.match(/<\/title>/gu)).toHaveLength(1);
    }
  });

  it('at the foot of the page stays inside of its style rule', () => {
    const html = renderDocument(documentView(sample('INT', { number: '1" } body { display: none } \\' })), assets);
    const foot = html.slice(html.indexOf('<style id="page-labels">'), html.indexOf('</head>'));
    expect(foot).toContain('\\22 ');
    expect(foot).not.toContain('1"');
    expect(withoutPageLabels(html)).not.toContain('@bottom-right { content');
  });
});
