/** Which of a series is meant by what was just said of one. */
import { Button, Modal } from '@mantine/core';
import { controlTexts } from '../../text/controls.ts';
import { repeatingTexts } from '../../text/repeating.ts';
import { useText } from '../../ui/language.tsx';

export type Scope = 'one' | 'following' | 'all';

interface ScopeDialogProps {
  readonly what: 'change' | 'remove';
  /** Another rule or another day: the others are planned anew. */
  readonly isMoved: boolean;
  /** A rule is not of one only. */
  readonly scopes: readonly Scope[];
  readonly choose: (scope: Scope) => void;
  readonly cancel: () => void;
}

export function ScopeDialog({ what, isMoved, scopes, choose, cancel }: ScopeDialogProps) {
  const t = useText(repeatingTexts);
  const controls = useText(controlTexts);
  return (
    <Modal opened onClose={cancel} title={t(what === 'change' ? 'whichToChange' : 'whichToRemove')}>
      <div className="k-stack">
        {scopes.map((scope, place) => (
          <Button
            key={scope}
            variant={place === 0 ? 'filled' : 'default'}
            data-autofocus={place === 0 || undefined}
            onClick={() => choose(scope)}
          >
            {t(`scope_${scope}`)}
          </Button>
        ))}
        {isMoved ? <div className="k-dim">{t('newRule')}</div> : null}
        <div className="k-row" style={{ justifyContent: 'flex-end' }}>
          <Button variant="subtle" color="gray" onClick={cancel}>
            {controls('cancel')}
          </Button>
        </div>
      </div>
    </Modal>
  );
}
