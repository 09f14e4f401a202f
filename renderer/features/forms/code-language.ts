/** HTML with Handlebars in it, as the editor shows it: colours, the fields that exist, marks on lines with errors. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeBrackets,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { css } from '@codemirror/lang-css';
import { html } from '@codemirror/lang-html';
import { bracketMatching, HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { type Diagnostic, lintGutter } from '@codemirror/lint';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  highlightActiveLine,
  keymap,
  lineNumbers,
  MatchDecorator,
  ViewPlugin,
  type ViewUpdate,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { FormField, FormProblem } from '../../../preload/contract/forms.ts';
import { styleNonce } from '../../ui/theme.ts';

const colours = HighlightStyle.define([
  { tag: [tags.tagName, tags.angleBracket], color: 'var(--k-accent)' },
  { tag: [tags.attributeName, tags.propertyName], color: 'var(--k-green)' },
  { tag: [tags.attributeValue, tags.string], color: 'var(--k-amber)' },
  { tag: [tags.comment], color: 'var(--k-dim)', fontStyle: 'italic' },
  { tag: [tags.className, tags.keyword, tags.atom, tags.number, tags.unit], color: 'var(--k-accent-strong)' },
]);

const look = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', backgroundColor: 'var(--k-page)', color: 'var(--k-text)' },
  '.cm-scroller': { fontFamily: '"Cascadia Mono", Consolas, "DejaVu Sans Mono", monospace', lineHeight: '1.5' },
  '&.cm-focused': { outline: 'none' },
  '.cm-gutters': { backgroundColor: 'var(--k-panel)', color: 'var(--k-dim)', borderRight: '1px solid var(--k-line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--k-panel)' },
  '.cm-cursor': { borderLeftColor: 'var(--k-text)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'var(--k-accent-faint)',
  },
  '.cm-tooltip': {
    backgroundColor: 'var(--k-raised)',
    color: 'var(--k-text)',
    border: '1px solid var(--k-line-strong)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': {
    backgroundColor: 'var(--k-accent-faint)',
    color: 'var(--k-text)',
  },
  '.cm-completionDetail': { color: 'var(--k-dim)', fontStyle: 'normal' },
  '.k-handlebars': { color: 'var(--k-red)', fontWeight: '600' },
  '.cm-diagnostic-error': { borderLeftColor: 'var(--k-red)' },
  '.cm-collapsedLines': { background: 'var(--k-panel)', color: 'var(--k-dim)' },
  '.cm-collapsedLines:before, .cm-collapsedLines:after': { content: '"…"' },
  '.cm-changedLine': { backgroundColor: 'var(--k-amber-faint)' },
  '.cm-deletedChunk': { backgroundColor: 'var(--k-red-faint)' },
});

const matcher = new MatchDecorator({
  regexp: /\{\{[^{}]*\}\}/g,
  decoration: Decoration.mark({ class: 'k-handlebars' }),
});

const handlebars = ViewPlugin.fromClass(
  class {
    marks: DecorationSet;
    constructor(view: EditorView) {
      this.marks = matcher.createDeco(view);
    }
    update(update: ViewUpdate) {
      this.marks = matcher.updateDeco(update, this.marks);
    }
  },
  { decorations: ({ marks }) => marks },
);

/** The list or group that the place stands in, `lines`, or '' for the whole document. */
function scopeAt(text: string): string {
  const open: string[] = [];
  for (const [, sign, name] of text.matchAll(
    /\{\{~?([#/])(?:(?:each|with)\s+)([\w.@]+)[^}]*\}\}|\{\{\/(?:each|with)\}\}/g,
  ))
    if (sign === '#' && name) open.push(name.replace(/^@root\./, ''));
    else open.pop();
  return open.reduce((scope, name) => (scope && !name.startsWith('@') ? `${scope}.${name}` : name), '');
}

function fieldCompletions(fields: readonly FormField[], scope: string): Completion[] {
  const inner = fields.flatMap(({ path, ...rest }) =>
    scope && path.startsWith(`${scope}.`) ? [{ ...rest, path: path.slice(scope.length + 1), boost: 2 }] : [],
  );
  const outer = fields.map((field) => ({ ...field, path: scope ? `@root.${field.path}` : field.path, boost: 0 }));
  return [...inner, ...outer].map(({ path, kind, about, example, boost }) => ({
    label: path,
    detail: about,
    type: kind === 'list' ? 'enum' : kind === 'flag' ? 'constant' : kind === 'group' ? 'namespace' : 'variable',
    boost,
    ...(example && { info: example }),
  }));
}

const blocks: readonly Completion[] = ['if', 'unless', 'each', 'with'].map((name) => ({
  label: name,
  type: 'keyword',
}));

function completing(fields: readonly FormField[], partials: readonly string[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const inside = context.matchBefore(/\{\{~?[#/>]?[\w@. ]*$/);
    if (!inside) {
      if (!context.explicit) return null;
      const options = fieldCompletions(fields, scopeAt(context.state.sliceDoc(0, context.pos)));
      return { from: context.pos, options: options.map((one) => ({ ...one, apply: `{{${one.label}}}` })) };
    }
    const word = /[\w@.]*$/.exec(inside.text)?.[0] ?? '';
    const from = context.pos - word.length;
    if (/^\{\{~?>/.test(inside.text))
      return { from, options: partials.map((name) => ({ label: name, type: 'function' })) };
    const scoped = fieldCompletions(fields, scopeAt(context.state.sliceDoc(0, inside.from)));
    const names = /^\{\{~?#\s*\w*$/.test(inside.text) ? [...blocks, ...scoped] : scoped;
    return { from, options: names, validFor: /^[\w@.]*$/ };
  };
}

/** The marks for what is wrong, each on its line. */
export function diagnostics(problems: readonly FormProblem[], doc: Text): Diagnostic[] {
  return problems.flatMap(({ line, message }) => {
    const at = doc.line(Math.min(Math.max(1, line ?? 1), doc.lines));
    return [{ from: at.from, to: at.to, severity: 'error' as const, message }];
  });
}

/** What all editors have. `phrases`: CodeMirror's own words in the language of the screen. */
export function plainCode(language: 'html' | 'css', phrases: Readonly<Record<string, string>> = {}): Extension {
  return [
    EditorView.cspNonce.of(styleNonce()),
    EditorView.darkTheme.of(document.documentElement.dataset.mantineColorScheme === 'dark'),
    EditorState.phrases.of(phrases),
    lineNumbers(),
    drawSelection(),
    bracketMatching(),
    syntaxHighlighting(colours),
    // A tag that closes itself doubles the one that is typed by hand.
    language === 'html' ? [html({ autoCloseTags: false }), handlebars] : css(),
    EditorView.lineWrapping,
    look,
  ];
}

/** What the editor of a form has beside that. */
export function changingCode(
  language: 'html' | 'css',
  { fields, partials }: { readonly fields: readonly FormField[]; readonly partials: readonly string[] },
): Extension {
  return [
    plainCode(language),
    history(),
    closeBrackets(),
    highlightActiveLine(),
    lintGutter(),
    EditorState.tabSize.of(2),
    autocompletion({ icons: false, ...(language === 'html' && { override: [completing(fields, partials)] }) }),
    keymap.of([...completionKeymap, ...defaultKeymap, ...historyKeymap]),
  ];
}
