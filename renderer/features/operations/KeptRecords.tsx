/** Which records an undo left as they are, since somebody has touched them. */
import { Button, Modal } from '@mantine/core';
import type { Output } from '../../../preload/contract/index.ts';
import { cards } from '../../app/cards.ts';
import { openPage } from '../../app/tabs.ts';
import { controlTexts } from '../../text/controls.ts';
import { operationTexts } from '../../text/operations.ts';
import { useFormat, useText } from '../../ui/language.tsx';

export function KeptRecords({
  undone,
  kept,
  keptCount,
  close,
}: Output<'operations.undo'> & { readonly close: () => void }) {
  const t = useText(operationTexts);
  const controls = useText(controlTexts);
  const format = useFormat();
  return (
    <Modal opened onClose={close} title={t('keptTitle', { count: keptCount })}>
      <p>{t('keptText', { count: undone })}</p>
      <ul style={{ maxHeight: 300, overflow: 'auto' }}>
        {kept.map(({ entity, id, name }) => {
          const page = entity === 'client' || entity === 'product' || entity === 'document' ? cards[entity] : null;
          return (
            <li key={`${entity} ${id}`}>
              {page ? (
                <button
                  type="button"
                  className="k-link"
                  onClick={() => {
                    close();
                    openPage(page, { id }, name);
                  }}
                >
                  {name}
                </button>
              ) : (
                name
              )}
            </li>
          );
        })}
      </ul>
      {keptCount > kept.length ? (
        <p className="k-dim">{t('keptMore', { shown: format.count(kept.length), count: format.count(keptCount) })}</p>
      ) : null}
      <div className="k-row" style={{ justifyContent: 'flex-end' }}>
        <Button variant="filled" onClick={close} data-autofocus>
          {controls('close')}
        </Button>
      </div>
    </Modal>
  );
}
