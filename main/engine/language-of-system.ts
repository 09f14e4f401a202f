/** The language that the system of this computer speaks. */
import { type Language, languages } from '../../preload/contract/values.ts';

/** As its settings say (`LC_ALL`, `LC_MESSAGES`, `LANG`, else the system's locale); English where it is another one. */
export function languageOfSystem(environment: NodeJS.ProcessEnv): Language {
  const told = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || '';
  const tag = told === '' || told.startsWith('C') ? new Intl.DateTimeFormat().resolvedOptions().locale : told;
  return languages.find((language) => tag.toLowerCase().startsWith(language)) ?? 'en';
}
