/** Opening an office that is there already, in a folder that the user chooses in a dialog of the system. */
import type { OfficeState } from '../../../preload/contract/office.ts';
import { call } from '../../app/border.ts';
import { useFailures } from '../../app/failures.ts';
import { handOverMemory } from '../../app/memory.ts';
import { officeTexts } from '../../text/office.ts';
import { useText } from '../../ui/language.tsx';
import { notify } from '../../ui/notify.tsx';

/** Opens it and answers its state; null when the user chose none, or it could not be opened, which is told. */
export function useOpenOffice(): () => Promise<OfficeState | null> {
  const t = useText(officeTexts);
  const { tell } = useFailures();
  return async () => {
    const chosen = await call('office.chooseFolder', { title: t('chooseFolderTitle') });
    if (!chosen.ok) tell(chosen);
    if (!chosen.ok || !chosen.value) return null;
    if (!chosen.value.hasOffice) {
      notify({ kind: 'problem', text: t('noOfficeThere', { folder: chosen.value.path }) });
      return null;
    }
    await handOverMemory();
    const opened = await call('office.open', { folder: chosen.value.handle });
    if (opened.ok) return opened.value;
    tell(opened);
    return null;
  };
}
