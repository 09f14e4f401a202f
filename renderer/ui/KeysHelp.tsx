/** F1: the keys that are answered at this moment, and those of every list. */
import { Modal } from '@mantine/core';
import { controlTexts } from '../text/controls.ts';
import { type Key, keyName, useKeysNow } from './keys.tsx';
import { useText } from './language.tsx';

function Rows({ title, keys }: { title: string; keys: readonly { readonly press: string; readonly label: string }[] }) {
  if (keys.length === 0) return null;
  return (
    <>
      <h3 className="k-wide" style={{ gridColumn: '1 / -1', fontSize: 13, marginTop: 8 }}>
        {title}
      </h3>
      {keys.map(({ press, label }) => (
        <div className="k-keys-row" key={press}>
          <span>{label}</span>
          <kbd className="k-key">{press}</kbd>
        </div>
      ))}
    </>
  );
}

/** Keys with a label, each once. */
function listed(keys: readonly Key[]) {
  const byName = new Map(keys.flatMap(({ press, label }) => (label ? [[keyName(press), label] as const] : [])));
  return [...byName].map(([press, label]) => ({ press, label }));
}

export function KeysHelp({ open, close }: { open: boolean; close: () => void }) {
  const t = useText(controlTexts);
  const { here, everywhere } = useKeysNow();
  return (
    <Modal opened={open} onClose={close} title={t('keysTitle')} size="xl">
      <div className="k-keys">
        <Rows title={t('keysHere')} keys={listed(here)} />
        <Rows
          title={t('keysEverywhere')}
          keys={listed(everywhere).filter(({ press }) => !listed(here).some((key) => key.press === press))}
        />
        <Rows
          title={t('keysLists')}
          keys={[
            { press: '↑ ↓ ← → PgUp PgDn', label: t('keysMove') },
            { press: 'Home End', label: t('keysEnds') },
            { press: 'Ctrl+Home Ctrl+End', label: t('keysCorners') },
            { press: 'Shift+↑↓←→', label: t('keysRange') },
            { press: 'Ctrl+Space, Ctrl+Click', label: t('tick') },
            { press: 'Shift+Space', label: t('keysTickRange') },
            { press: 'Ctrl+C', label: t('keysCopy') },
            { press: 'Ctrl+V', label: t('keysPaste') },
            { press: 'F2', label: t('keysCell') },
            { press: 'Enter', label: t('keysOpen') },
            { press: 'Space', label: t('keysPreview') },
          ]}
        />
      </div>
    </Modal>
  );
}
