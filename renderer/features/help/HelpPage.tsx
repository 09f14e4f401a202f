/** The user guides inside of the program: titles at the left with a search over them, the text at the right. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import Markdown from 'markdown-to-jsx/react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTabState } from '../../app/page.tsx';
import type { PageParams } from '../../app/tabs.ts';
import { helpTexts } from '../../text/help.ts';
import { useKeys } from '../../ui/keys.tsx';
import { useLanguage, useText } from '../../ui/language.tsx';
import { guidesIn, headingId } from './guides.ts';
import '../../ui/side-list.css';
import './help.css';

/** A link from one guide to another (`import.md`) goes there; the guides hold no other links. */
function GuideLink({ href, children, open }: { href?: string; children?: ReactNode; open: (guide: string) => void }) {
  const guide = /^([a-z-]+)\.md$/.exec(href ?? '')?.[1];
  return guide ? (
    <button type="button" className="k-link" onClick={() => open(guide)}>
      {children}
    </button>
  ) : (
    <span>{children}</span>
  );
}

const fold = (text: string) => text.toLocaleLowerCase().normalize('NFD').replaceAll(/\p{M}/gu, '');

/** `params.guide`: the one to begin with. */
export function HelpPage({ params }: { params: PageParams }) {
  const t = useText(helpTexts);
  const language = useLanguage();
  const guides = guidesIn(language);
  const [name, setName] = useState(String(params.guide ?? ''));
  const [heading, setHeading] = useState<string | null>(null);
  const [text, setText] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLDivElement>(null);
  const guide = guides.find((other) => other.name === name) ?? guides[0];
  useTabState(t('help'));
  useKeys([
    { press: 'ctrl+f', label: t('search'), run: () => search.current?.focus() },
    { press: '/', label: t('search'), run: () => search.current?.focus() },
  ]);
  const shown = guide?.name;
  useEffect(() => {
    if (shown === undefined) return;
    const target = heading ? page.current?.querySelector(`#${CSS.escape(headingId(heading))}`) : null;
    // Another guide begins at its top.
    if (target) target.scrollIntoView({ block: 'start' });
    else page.current?.scrollTo(0, 0);
  }, [heading, shown]);
  const open = (next: string, at: string | null = null) => {
    setName(next);
    setHeading(at);
  };
  const words = fold(text).split(/\s+/).filter(Boolean);
  const has = (where: string) => words.every((word) => fold(where).includes(word));
  const found = guides.filter((other) => has(other.title) || has(other.text));
  return (
    <div className="k-help">
      <nav className="k-side" aria-label={t('guides')}>
        <TextInput
          ref={search}
          leftSection={<IconSearch size={15} />}
          aria-label={t('search')}
          placeholder={t('search')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && found[0]) open(found[0].name, found[0].headings.find(has) ?? null);
            if (event.key === 'Escape') setText('');
          }}
        />
        {found.length === 0 ? <div className="k-dim k-side-note">{t('nothingFound')}</div> : null}
        {found.map((other) => (
          <div key={other.name}>
            <button
              type="button"
              className="k-side-entry"
              aria-current={other.name === shown ? 'page' : undefined}
              onClick={() => open(other.name)}
            >
              {other.title}
            </button>
            {(words.length > 0 ? other.headings.filter(has) : other.name === shown ? other.headings : []).map(
              (inner) => (
                <button
                  type="button"
                  key={inner}
                  className="k-side-entry"
                  data-inner="true"
                  onClick={() => open(other.name, inner)}
                >
                  {inner}
                </button>
              ),
            )}
          </div>
        ))}
        <div className="k-grow" />
        <div className="k-dim k-side-note">{t('keys')}</div>
      </nav>
      <div className="k-help-page" ref={page}>
        {guide ? (
          <article>
            <h1>{guide.title}</h1>
            <Markdown
              options={{
                disableParsingRawHTML: true,
                slugify: headingId,
                wrapper: 'div',
                overrides: { a: { component: GuideLink, props: { open } } },
              }}
            >
              {guide.text}
            </Markdown>
          </article>
        ) : null}
      </div>
    </div>
  );
}
