/** Makes the page of a print form: one HTML text that needs nothing else, the same for preview and PDF. */
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { FormSettings } from '../../preload/contract/forms.ts';
import type { Language } from '../../preload/contract/values.ts';
import { fontFaces } from './fonts.ts';
import { settledBody, settledStyle, settledView } from './form-settings.ts';
import { refuseMarkup } from './markup-guard.ts';
import { type Placed, placedBy, RepetitionCount, refuseTooMuch } from './output-bound.ts';
import { pageLabelStyle } from './page-label.ts';
import { knownHelpers, parseTemplate } from './template-guard.ts';
import { inTemplate } from './template-words.ts';

/** What every printed view has; the template says what else. */
export interface PrintedView {
  /** Name of the template, without `.hbs`. */
  readonly template: string;
  /** Stands at the foot of each page, and is the title of the PDF. */
  readonly caption: string;
  readonly language: Language;
}

export interface PrintAssets {
  /** The folder of the program's own templates: `*.hbs`, `partials/*.hbs`, `print.css`. */
  readonly templates: string;
  /** A folder of the same layout whose files come before them: the office's own copies. */
  readonly officeTemplates?: string;
  /** A folder as the package @fontsource/noto-sans has it. */
  readonly fonts: string;
}

/** A print form as a whole: what it is made of, and nothing else. A document that is issued keeps the one it was issued with. */
export interface FormContent {
  /** Name of the template, without `.hbs`. */
  readonly form: string;
  readonly body: string;
  /** The partials that it uses, by name. */
  readonly partials: Readonly<Record<string, string>>;
  readonly style: string;
  /** What the office has changed without code; left out: nothing. */
  readonly settings?: FormSettings;
  /** Of a form made in Word: SHA-256, hex, of its .docx. The rest is the program's form, which stands in for it where it fails. */
  readonly word?: string;
}

interface Cached<Value> {
  readonly stamp: string;
  readonly value: Value;
}

const texts = new Map<string, Cached<string>>();
const contents = new Map<string, Cached<FormContent>>();
/** Makes the body of a page of a view. */
type Compiled = (view: PrintedView) => string;

const compiled = new Map<string, Compiled>();
/** So many compiled forms are kept: each version that documents of the day have. */
const mostCompiled = 200;

/** The first of the files that there is, read again only when it has changed on the disk; null where there is none. */
function foundAsset(assets: PrintAssets, name: string): Cached<string> | null {
  const folders = assets.officeTemplates ? [assets.officeTemplates, assets.templates] : [assets.templates];
  for (const folder of folders) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) continue;
    const stamp = `${path}:${found.mtimeMs}:${found.size}`;
    const known = texts.get(path);
    if (known?.stamp === stamp) return known;
    const read = { stamp, value: readFileSync(path, 'utf8') };
    texts.set(path, read);
    return read;
  }
  return null;
}

function readAsset(assets: PrintAssets, name: string): Cached<string> {
  const found = foundAsset(assets, name);
  if (found === null) throw new Error(`The template ${name} is missing in ${assets.templates}.`);
  return found;
}

/** The names of the partials that a template uses. */
export function partialsIn(body: string): string[] {
  return [...new Set([...body.matchAll(/\{\{~?#?>\s*([\w-]+)/gu)].map((match) => match[1] ?? ''))];
}

/** The form as it stands in the program's files, or in the office's own copies of them. `body`: another template in the place of the form's. */
export function readForm(form: string, assets: PrintAssets, body?: string): FormContent {
  const main = readAsset(assets, `${form}.hbs`);
  const used = new Map<string, Cached<string>>();
  const take = (body: string): void => {
    for (const name of partialsIn(body)) {
      if (used.has(name)) continue;
      const partial = foundAsset(assets, join('partials', `${name}.hbs`));
      if (partial === null) continue;
      used.set(name, partial);
      take(partial.value);
    }
  };
  take(body ?? main.value);
  const styles = [readAsset(assets, 'print.css'), foundAsset(assets, `${form}.css`)].filter((one) => one !== null);
  const stamp = [main, ...used.values(), ...styles].map((one) => one.stamp).join('|');
  const known = body === undefined ? contents.get(main.stamp) : undefined;
  if (known?.stamp === stamp) return known.value;
  const value: FormContent = {
    form,
    body: body ?? main.value,
    partials: Object.fromEntries(
      [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, one]) => [name, one.value]),
    ),
    style: styles.map((one) => one.value).join('\n'),
  };
  if (body === undefined) contents.set(main.stamp, { stamp, value });
  return value;
}

const hashes = new WeakMap<FormContent, string>();

/** SHA-256, hex, over all of the form: what it is known by. */
export function formHash(content: FormContent): string {
  const known = hashes.get(content);
  if (known !== undefined) return known;
  const hash = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  hashes.set(content, hash);
  return hash;
}

/** `each` as Handlebars has it for lists, counted. What is no list has nothing to repeat. */
function countedEach(count: RepetitionCount) {
  return function each(this: unknown, list: unknown, options: Handlebars.HelperOptions): string {
    const items: readonly unknown[] = Array.isArray(list) ? list : [];
    if (items.length === 0) return options.inverse(this);
    return items
      .map((item, index) => {
        const data = Handlebars.createFrame(options.data ?? {});
        Object.assign(data, { key: index, index, first: index === 0, last: index === items.length - 1 });
        const output = options.fn(item, { data, blockParams: [item, index] });
        count.add(output);
        return output;
      })
      .join('');
  };
}

function templateOf(content: FormContent): Compiled {
  const key = formHash(content);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers))
    if (!Object.hasOwn(knownHelpers, helper) && !/Missing$/u.test(helper)) handlebars.unregisterHelper(helper);
  let count = new RepetitionCount();
  handlebars.registerHelper(
    'each',
    // One page is made at a time, so the count is that of the page.
    function each(this: unknown, list: unknown, options: Handlebars.HelperOptions) {
      return countedEach(count).call(this, list, options);
    },
  );
  const options = { strict: true, knownHelpers, knownHelpersOnly: true, preventIndent: true };
  const placed: Placed[] = [];
  for (const [name, text] of Object.entries(content.partials)) {
    const file = `partials/${name}.hbs`;
    const program = inTemplate(file, () => parseTemplate(text));
    placed.push(placedBy(program));
    const run = handlebars.compile(program, options);
    const guarded = (context: unknown, runtime?: Handlebars.RuntimeOptions) =>
      inTemplate(file, () => {
        const output = run(context, runtime);
        count.add(output);
        return output;
      });
    handlebars.registerPartial(name, guarded);
  }
  const file = `${content.form}.hbs`;
  const main = inTemplate(file, () => parseTemplate(content.body));
  placed.push(placedBy(main));
  const run = handlebars.compile<PrintedView>(main, options);
  const value: Compiled = (view) =>
    inTemplate(file, () => {
      count = new RepetitionCount();
      refuseTooMuch(placed, view);
      const body = run(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false });
      refuseMarkup(body);
      return body;
    });
  if (compiled.size >= mostCompiled) compiled.clear();
  compiled.set(key, value);
  return value;
}

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** A style sheet cannot end the element that holds it. */
const withinStyle = (css: string): string => css.replace(/<\//gu, '<\\/');

/**
 * Makes the page of a document or a list. The template places what the view holds and nothing else: it reaches no prototypes, no
 * files and no network, and what the view holds is always escaped. Failure `invalid` names a template that has an
 * error, and the line.
 */
export function renderDocument(view: PrintedView, assets: PrintAssets): string {
  return renderForm(view, readForm(view.template, assets), assets.fonts);
}

/** Makes the page with a form that is given as a whole; `fonts` as in `PrintAssets`. Failure as above. */
export function renderForm(view: PrintedView, content: FormContent, fonts: string): string {
  const name = content.form;
  const { settings } = content;
  const printed = templateOf(content)(settings ? settledView(view, settings) : view);
  const body = settings ? settledBody(printed, settings) : printed;
  const labels = pageLabelStyle(view.caption, view.language, settings?.footer);
  const settled = settings ? `\n<style>${settledStyle(settings)}</style>` : '';
  const title = Handlebars.escapeExpression(view.caption.replace(/\s/gu, ' '));
  return `<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${fontFaces(title + body + labels, fonts)}
${withinStyle(content.style)}</style>${settled}
${labels}
</head>
<body class="${Handlebars.escapeExpression(name)}">
${body}
</body>
</html>
`;
}
