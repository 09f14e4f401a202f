/** Fields of activities and their values, as they stand on the screen. */
import { useEngine } from '../../app/engine.ts';
import { activityTexts } from '../../text/activities.ts';
import { useFormat, useText } from '../../ui/language.tsx';

interface ActivityWords {
  readonly label: (field: string) => string;
  readonly value: (field: string, value: unknown) => string;
}

export function useActivityWords(): ActivityWords {
  const t = useText(activityTexts);
  const format = useFormat();
  const { data: reference } = useEngine('reference.get', {});
  const people = [...(reference?.users ?? []), ...(reference?.formerUsers ?? [])];
  const keys = activityTexts.en;
  // Whatever the texts have is one of their keys.
  const word = (key: string) => (Object.hasOwn(keys, key) ? t(key as keyof typeof keys) : null);
  return {
    label: (field) => word(field) ?? field,
    value: (field, value) => {
      if (value === null || value === undefined || value === '') return t('nothing');
      if (field === 'responsibleId' || field === 'askedById')
        return people.find(({ id }) => id === value)?.name ?? String(value);
      if (field === 'day') return format.day(String(value));
      if (field === 'remindAt') return format.moment(String(value));
      // A line of a checklist; of who takes part it is enough how many they are.
      if (Array.isArray(value))
        return (
          value
            .map((one: { text?: string }) => one.text ?? '')
            .filter(Boolean)
            .join('; ') || String(value.length)
        );
      return word(`${field}_${String(value)}`) ?? String(value);
    },
  };
}
