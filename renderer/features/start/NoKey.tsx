/** The page was opened without the key that the host gave out, or with an old one. */
import { IconKey } from '@tabler/icons-react';
import { officeTexts } from '../../text/office.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useText } from '../../ui/language.tsx';

export function NoKey() {
  const t = useText(officeTexts);
  return <EmptyState icon={IconKey} text={t('noKey')} hint={t('noKeyHint')} />;
}
