/** What is said of work for which nobody else may have the office open. */
import type { Said } from './failure.ts';
import type { UpkeepOrder } from './upkeep.ts';

/** Said to whoever asks for something while it runs. */
export function upkeepRuns({ kind }: UpkeepOrder, by: string): Said {
  switch (kind) {
    case 'restore':
      return {
        en: `${by} is restoring a backup of this office. It is there again in a moment; what you have typed stays.`,
        ru: `${by} восстанавливает базу из резервной копии. Скоро можно будет продолжить; набранное сохранится.`,
        fr: `${by} restaure une sauvegarde de cette base. Elle sera bientôt de retour ; votre saisie reste.`,
      };
    case 'check':
      return {
        en: `${by} is checking the database of this office. It is there again in a moment; what you have typed stays.`,
        ru: `${by} проверяет базу. Скоро можно будет продолжить; набранное сохранится.`,
        fr: `${by} vérifie la base de données. Elle sera bientôt de retour ; votre saisie reste.`,
      };
    case 'compact':
      return {
        en: `${by} is compacting the database of this office. It is there again in a moment; what you have typed stays.`,
        ru: `${by} сжимает базу. Скоро можно будет продолжить; набранное сохранится.`,
        fr: `${by} compacte la base de données. Elle sera bientôt de retour ; votre saisie reste.`,
      };
    case 'move':
      return {
        en: `${by} is moving this office to another folder. You will be told where it is when that is done.`,
        ru: `${by} переносит базу в другую папку. Когда перенос закончится, будет сказано, где она теперь.`,
        fr: `${by} déplace cette base vers un autre dossier. Son emplacement vous sera indiqué ensuite.`,
      };
  }
}

/** Said to whoever would begin a second one. */
export function alreadyAnnounced(by: string): Said {
  return {
    en: `${by} has already asked everybody to make room for such work. Wait until it is over.`,
    ru: `${by} уже просит всех освободить базу для таких работ. Дождитесь их окончания.`,
    fr: `${by} a déjà demandé à tous de libérer la base pour une telle opération. Attendez qu’elle soit terminée.`,
  };
}
