/** What happened to a product, the latest first, with what a field was before. */
import { useEngine } from '../../app/engine.ts';
import { productTexts } from '../../text/products.ts';
import { CardSection } from '../../ui/Card.tsx';
import { useFormat, useText } from '../../ui/language.tsx';
import type { ProductWords } from './use-product-words.ts';

const known: Readonly<Record<string, 'create' | 'change' | 'remove' | 'restore'>> = {
  'products.create': 'create',
  'products.change': 'change',
  'products.remove': 'remove',
  'products.restore': 'restore',
};

export function ProductHistory({ id, words }: { id: number; words: ProductWords }) {
  const t = useText(productTexts);
  const format = useFormat();
  const { data } = useEngine('audit.of', { entity: 'product', id, before: null, limit: 50 });
  return (
    <CardSection title={t('history')}>
      <ul className="k-timeline">
        {data?.map(({ id: entry, at, user, channel, changes }) => {
          const event = known[channel] ?? 'other';
          const fields = Object.entries(changes);
          return (
            <li key={entry}>
              <div>{t(`event_${event}`, { fields: fields.map(([name]) => words.label(name)).join(', ') })}</div>
              {event === 'change'
                ? fields.map(([name, change]) => (
                    <div key={name}>
                      <span className="k-old">{words.value(name, change.old)}</span> {words.value(name, change.new)}
                    </div>
                  ))
                : null}
              <div className="k-dim">
                {format.moment(at)} · {user}
              </div>
            </li>
          );
        })}
      </ul>
    </CardSection>
  );
}
