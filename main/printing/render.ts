/** Makes the page of a print form: one HTML text that needs nothing else, the same for preview and PDF. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import type { Language } from '../../preload/contract/values.ts';
import { Failure } from '../engine/failure.ts';
import { fontFaces } from './fonts.ts';
import { pageLabelStyle } from './page-label.ts';
import { ForbiddenInTemplate, knownHelpers, parseTemplate } from './template-guard.ts';

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

interface Cached<Value> {
  readonly stamp: string;
  readonly value: Value;
}

const texts = new Map<string, Cached<string>>();
const compiled = new Map<string, Cached<Handlebars.TemplateDelegate<PrintedView>>>();

/** The first of the files that there is; read again only when it has changed on the disk. */
function readAsset(assets: PrintAssets, name: string): Cached<string> {
  const folders = assets.officeTemplates ? [assets.officeTemplates, assets.templates] : [assets.templates];
  for (const folder of folders) {
    const path = join(folder, name);
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found?.isFile()) continue;
    const stamp = `${found.mtimeMs}:${found.size}`;
    const known = texts.get(path);
    if (known?.stamp === stamp) return known;
    const read = { stamp, value: readFileSync(path, 'utf8') };
    texts.set(path, read);
    return read;
  }
  throw new Error(`The template ${name} is missing in ${assets.templates}.`);
}

function partialNames(assets: PrintAssets): string[] {
  const folders = [assets.templates, ...(assets.officeTemplates ? [assets.officeTemplates] : [])];
  const names = folders.flatMap((folder) => {
    const partials = join(folder, 'partials');
    return statSync(partials, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(partials) : [];
  });
  return [...new Set(names)].filter((name) => name.endsWith('.hbs')).sort();
}

interface Located {
  readonly lineNumber?: unknown;
  readonly loc?: { readonly start?: { readonly line?: unknown } };
}

/** The line of the template where an error of Handlebars happened, or null where it does not say. */
function lineOf(error: Error): number | null {
  // Handlebars puts these on its errors; they are read as unknown.
  const { lineNumber, loc } = error as Error & Located;
  const line = lineNumber ?? loc?.start?.line ?? /Parse error on line (\d+)/u.exec(error.message)?.[1];
  return line === undefined ? null : Number(line);
}

function templateFailure(name: string, error: unknown): Failure {
  const problem = error instanceof Error ? error : new Error(String(error));
  const line = lineOf(problem);
  const reason = problem.message.split('\n')[0] ?? '';
  if (problem instanceof ForbiddenInTemplate)
    return new Failure('invalid', {
      en: `The template ${name} may not use ${reason} (line ${line}).`,
      ru: `В шаблоне ${name} нельзя использовать ${reason} (строка ${line}).`,
      fr: `Le modèle ${name} ne peut pas utiliser ${reason} (ligne ${line}).`,
    });
  const at = {
    en: line ? `, line ${line}` : '',
    ru: line ? `, строка ${line}` : '',
    fr: line ? `, ligne ${line}` : '',
  };
  return new Failure('invalid', {
    en: `There is an error in the template ${name}${at.en}: ${reason}`,
    ru: `Ошибка в шаблоне ${name}${at.ru}: ${reason}`,
    fr: `Erreur dans le modèle ${name}${at.fr} : ${reason}`,
  });
}

/** Runs a step of one template; whatever goes wrong there is told with the template's name and line. */
function inTemplate<Result>(name: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    throw error instanceof Failure ? error : templateFailure(name, error);
  }
}

function templateOf(assets: PrintAssets, name: string): Handlebars.TemplateDelegate<PrintedView> {
  const main = readAsset(assets, `${name}.hbs`);
  const partials = partialNames(assets).map((file) => ({ file, ...readAsset(assets, join('partials', file)) }));
  const key = `${assets.templates}\n${assets.officeTemplates ?? ''}\n${name}`;
  const stamp = [main.stamp, ...partials.map((partial) => `${partial.file}:${partial.stamp}`)].join('|');
  const known = compiled.get(key);
  if (known?.stamp === stamp) return known.value;
  const handlebars = Handlebars.create();
  for (const helper of Object.keys(handlebars.helpers))
    if (!Object.hasOwn(knownHelpers, helper) && !/Missing$/u.test(helper)) handlebars.unregisterHelper(helper);
  const options = { strict: true, knownHelpers, knownHelpersOnly: true, preventIndent: true };
  for (const { file, value } of partials) {
    const program = inTemplate(`partials/${file}`, () => parseTemplate(value));
    const run = handlebars.compile(program, options);
    const guarded = (context: unknown, runtime?: Handlebars.RuntimeOptions) =>
      inTemplate(`partials/${file}`, () => run(context, runtime));
    handlebars.registerPartial(file.slice(0, -'.hbs'.length), guarded);
  }
  const value = handlebars.compile<PrintedView>(
    inTemplate(`${name}.hbs`, () => parseTemplate(main.value)),
    options,
  );
  compiled.set(key, { stamp, value });
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
  const name = view.template;
  const template = templateOf(assets, name);
  const body = inTemplate(`${name}.hbs`, () =>
    template(view, { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false }),
  );
  const css = readAsset(assets, 'print.css').value;
  const labels = pageLabelStyle(view.caption, view.language);
  const title = Handlebars.escapeExpression(view.caption.replace(/\s/gu, ' '));
  return `<!doctype html>
<html lang="${view.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${title}</title>
<style>${fontFaces(title + body + labels, assets.fonts)}
${withinStyle(css)}</style>
${labels}
</head>
<body class="${Handlebars.escapeExpression(name)}">
${body}
</body>
</html>
`;
}
