/** What happened to a product, the latest first, with what a field was before. */
import { RecordHistory } from '../../app/RecordHistory.tsx';
import { productTexts } from '../../text/products.ts';
import { useText } from '../../ui/language.tsx';
import type { ProductWords } from './use-product-words.ts';

const known: Readonly<Record<string, 'create' | 'change' | 'remove' | 'restore' | 'import'>> = {
  'products.create': 'create',
  'products.change': 'change',
  'products.remove': 'remove',
  'products.restore': 'restore',
  'imports.run': 'import',
};

export function ProductHistory({ id, words }: { id: number; words: ProductWords }) {
  const t = useText(productTexts);
  return (
    <RecordHistory title={t('history')} entity="product" id={id}>
      {({ channel, changes }) => {
        const event = known[channel] ?? 'change';
        const fields = Object.entries(changes);
        return (
          <>
            <div>{t(`event_${event}`, { fields: fields.map(([name]) => words.label(name)).join(', ') })}</div>
            {event === 'change' || (event === 'import' && fields.some(([, change]) => change.old !== null))
              ? fields.map(([name, change]) => (
                  <div key={name}>
                    <span className="k-old">{words.value(name, change.old)}</span> {words.value(name, change.new)}
                  </div>
                ))
              : null}
          </>
        );
      }}
    </RecordHistory>
  );
}
