/** What is said of an office that several computers share while it cannot be reached from here. */
import { DatabaseProblem } from '../../db/database-problem.ts';
import type { OfficeState } from '../../preload/contract/office.ts';
import { readNote } from '../sharing/moved-office.ts';
import type { Standing } from '../sharing/shared-office.ts';
import type { Said } from './failure.ts';
import { problemWords } from './problem-words.ts';

/** Why the office in the folder cannot be worked in at the moment, and what can be done about it. */
export function waitingWords(
  standing: Standing | null,
  folder: string,
): { readonly problem: NonNullable<OfficeState['problem']>; readonly said: Said } {
  const waiting = standing?.as === 'waiting' ? standing : null;
  const keeper = waiting?.keeper ?? null;
  switch (waiting?.for) {
    case 'drive':
      return {
        problem: 'away',
        said: {
          en: `The drive with “${folder}” does not answer. Look at the cable and the network; what was saved is safe. The program goes on by itself when the drive is back.`,
          ru: `Диск с папкой «${folder}» не отвечает. Проверьте кабель и сеть; всё сохранённое в безопасности. Когда диск снова будет доступен, программа продолжит сама.`,
          fr: `Le lecteur contenant « ${folder} » ne répond pas. Vérifiez le câble et le réseau ; ce qui a été enregistré est en sécurité. Le programme reprendra de lui-même quand le lecteur sera revenu.`,
        },
      };
    case 'lock': {
      const name = keeper ?? null;
      return {
        problem: 'in-use',
        said: {
          en: `${name === null ? 'Another computer' : `The computer “${name}”`} has the office open but does not answer: it may be asleep, or Kontor hangs there. Wake it up, or close Kontor on it. The program goes on by itself then.`,
          ru: `База открыта на ${name === null ? 'другом компьютере' : `компьютере «${name}»`}, но он не отвечает: возможно, он спит или Kontor на нём завис. Разбудите его или закройте на нём Kontor. После этого программа продолжит сама.`,
          fr: `${name === null ? 'Un autre ordinateur' : `L’ordinateur « ${name} »`} a ouvert la base mais ne répond pas : il est peut-être en veille, ou Kontor y est bloqué. Réveillez-le, ou fermez-y Kontor. Le programme reprendra alors de lui-même.`,
        },
      };
    }
    case 'space':
      return { problem: 'no-space', said: problemWords(new DatabaseProblem('no-space', folder)) };
    case 'right':
      return { problem: 'no-right', said: problemWords(new DatabaseProblem('no-right', folder)) };
    case 'keeper':
      return {
        problem: 'unreachable',
        said: {
          en: `The computer “${keeper ?? '?'}” keeps this office, and cannot be reached over the network at port ${waiting.port ?? '?'}. Let the firewall of “${keeper ?? '?'}” accept connections to Kontor at this port (TCP), and see that both computers are in the same network.`,
          ru: `Эту базу ведёт компьютер «${keeper ?? '?'}», но связаться с ним по сети через порт ${waiting.port ?? '?'} не удаётся. Разрешите в брандмауэре компьютера «${keeper ?? '?'}» подключения к Kontor через этот порт (TCP) и проверьте, что оба компьютера в одной сети.`,
          fr: `L’ordinateur « ${keeper ?? '?'} » tient cette base, mais il est injoignable par le réseau sur le port ${waiting.port ?? '?'}. Autorisez dans le pare-feu de « ${keeper ?? '?'} » les connexions à Kontor sur ce port (TCP), et vérifiez que les deux ordinateurs sont sur le même réseau.`,
        },
      };
    case 'older':
      return {
        problem: 'other-version',
        said: {
          en: `The computer “${keeper ?? '?'}” keeps this office with a newer Kontor. Update the program on this computer; all computers of an office need the same version.`,
          ru: `Базу ведёт компьютер «${keeper ?? '?'}» с более новой версией Kontor. Обновите программу на этом компьютере: на всех компьютерах нужна одна версия.`,
          fr: `L’ordinateur « ${keeper ?? '?'} » tient cette base avec une version plus récente de Kontor. Mettez à jour le programme sur cet ordinateur ; tous les ordinateurs doivent avoir la même version.`,
        },
      };
    case 'newer': {
      const older = waiting.older.map(({ computer, program }) => `“${computer}” (${program})`).join(', ');
      const list = older === '' ? `“${keeper ?? '?'}”` : older;
      return {
        problem: 'other-version',
        said: {
          en: `This computer has a newer Kontor than the others that work in this office. Update the program first on: ${list}. Nothing is changed until then, and work goes on here by itself afterwards; all computers of an office need the same version.`,
          ru: `На этом компьютере Kontor новее, чем на других, которые сейчас работают в базе. Сначала обновите программу на: ${quoted(list)}. До этого в базе ничего не изменится, а потом работа здесь продолжится сама: на всех компьютерах нужна одна версия.`,
          fr: `Kontor est plus récent sur cet ordinateur que sur ceux qui travaillent dans cette base. Mettez d’abord à jour le programme sur : ${quotedFrench(list)}. Rien ne change d’ici là, et le travail reprendra ensuite ici de lui-même ; tous les ordinateurs doivent avoir la même version.`,
        },
      };
    }
    case 'moved': {
      return { problem: 'moved', said: problemWords(new DatabaseProblem('moved', movedTo(folder))) };
    }
    case 'clock':
      return {
        problem: 'clock',
        said: {
          en: `The clocks of this computer and of “${keeper ?? '?'}” are more than half a day apart. Set the one that is wrong: documents would get wrong days. The program goes on by itself then.`,
          ru: `Часы этого компьютера и компьютера «${keeper ?? '?'}» расходятся больше чем на полдня. Исправьте те, что идут неверно, иначе у документов будут неправильные даты. После этого программа продолжит сама.`,
          fr: `Les horloges de cet ordinateur et de « ${keeper ?? '?'} » diffèrent de plus d’une demi-journée. Réglez celle qui est fausse : les documents auraient de mauvaises dates. Le programme reprendra alors de lui-même.`,
        },
      };
    default:
      return {
        problem: 'not-kept',
        said: {
          en: 'It is being found out which computer keeps this office. That takes some seconds, up to twenty when the last one was not closed in order.',
          ru: 'Выясняется, какой компьютер ведёт эту базу. Обычно это несколько секунд; до двадцати, если предыдущий был выключен не по правилам.',
          fr: 'Le programme cherche quel ordinateur tient cette base. Cela prend quelques secondes, vingt au plus si le précédent n’a pas été fermé correctement.',
        },
      };
  }
}

/** The drive may have gone since the note was seen. */
function movedTo(folder: string): string {
  try {
    return readNote(folder)?.to ?? '?';
  } catch {
    return '?';
  }
}

function quoted(list: string): string {
  return list.replaceAll('“', '«').replaceAll('”', '»');
}

function quotedFrench(list: string): string {
  return list.replaceAll('“', '« ').replaceAll('”', ' »');
}

export const othersWorkHere: Said = {
  en: 'Others work in this office on their computers. Ask them to close Kontor, then try again.',
  ru: 'В этой базе работают с других компьютеров. Попросите закрыть на них Kontor и повторите.',
  fr: 'D’autres personnes travaillent dans cette base sur leurs ordinateurs. Demandez-leur de fermer Kontor, puis réessayez.',
};
export const sharedByItself: Said = {
  en: 'The folder lies on a drive of the network, which other computers may open at any time. Move the office to a disk of this computer first.',
  ru: 'Папка лежит на сетевом диске, и её в любой момент может открыть другой компьютер. Сначала перенесите базу на диск этого компьютера.',
  fr: 'Le dossier se trouve sur un lecteur réseau, que d’autres ordinateurs peuvent ouvrir à tout moment. Déplacez d’abord la base sur un disque de cet ordinateur.',
};
