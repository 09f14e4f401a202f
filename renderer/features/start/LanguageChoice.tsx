/** The three languages side by side; a click shows everything in another one at once. */
import { SegmentedControl } from '@mantine/core';
import { usePersonal } from '../../app/personal.ts';
import { startTexts } from '../../text/start.ts';
import { languageNames, languageOrder, useLanguage, useText } from '../../ui/language.tsx';

export function LanguageChoice() {
  const t = useText(startTexts);
  const { change } = usePersonal();
  return (
    <SegmentedControl
      aria-label={t('language')}
      data={languageOrder.map((value) => ({ value, label: languageNames[value] }))}
      value={useLanguage()}
      onChange={(value) => void change({ language: value })}
    />
  );
}
