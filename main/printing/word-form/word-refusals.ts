/** Why a file is refused as a Word template, in words. `what` is the name of the part, or what stands there. */
import type { Said } from '../../engine/failure.ts';
import { RefusedWordFile } from './word-failure.ts';
import type { RefusedZip } from './zip-package.ts';

const refusal =
  (words: (what: string) => Said) =>
  (what = '') =>
    new RefusedWordFile(words([...what].slice(0, 120).join('')));

export const noWordFile = refusal(() => ({
  en: 'This is no Word file (.docx). Open it in Word or LibreOffice and save it as “Word document (.docx)”.',
  ru: 'Это не файл Word (.docx). Откройте его в Word или LibreOffice и сохраните как «Документ Word (.docx)».',
  fr: 'Ce n’est pas un fichier Word (.docx). Ouvrez-le dans Word ou LibreOffice et enregistrez-le au format « Document Word (.docx) ».',
}));

export const olderOrLocked = refusal(() => ({
  en: 'This file is of an old kind (.doc), or it has a password. Save it in Word as “Word document (.docx)” without a password.',
  ru: 'Это файл старого вида (.doc) или файл с паролем. Сохраните его в Word как «Документ Word (.docx)» без пароля.',
  fr: 'Ce fichier est d’un ancien format (.doc) ou protégé par un mot de passe. Enregistrez-le dans Word au format « Document Word (.docx) », sans mot de passe.',
}));

const damaged = refusal(() => ({
  en: 'This Word file is damaged. Open it in Word and save it anew.',
  ru: 'Этот файл Word повреждён. Откройте его в Word и сохраните заново.',
  fr: 'Ce fichier Word est endommagé. Ouvrez-le dans Word et enregistrez-le de nouveau.',
}));

export const unpacksTooMuch = refusal(() => ({
  en: 'This Word file unpacks to far more than any document: it is refused.',
  ru: 'Этот файл Word распаковывается в нечто намного большее любого документа: он не принят.',
  fr: 'Ce fichier Word se décompresse en bien plus que n’importe quel document : il est refusé.',
}));

const strangeName = refusal(() => ({
  en: 'This Word file has a part whose name leads out of it: it is refused.',
  ru: 'В этом файле Word есть часть, имя которой ведёт за его пределы: он не принят.',
  fr: 'Ce fichier Word contient une partie dont le nom mène hors de lui : il est refusé.',
}));

export function refusedZip(error: RefusedZip): RefusedWordFile {
  if (error.why === 'no-zip') return noWordFile();
  if (error.why === 'encrypted') return olderOrLocked();
  if (error.why === 'bomb') return unpacksTooMuch();
  return error.why === 'name' ? strangeName() : damaged();
}

export const unreadablePart = refusal((what) => ({
  en: `The part “${what}” of this Word file cannot be read. Open the file in Word and save it anew.`,
  ru: `Часть «${what}» этого файла Word не читается. Откройте файл в Word и сохраните заново.`,
  fr: `La partie « ${what} » de ce fichier Word est illisible. Ouvrez le fichier dans Word et enregistrez-le de nouveau.`,
}));

export const hasMacros = refusal(() => ({
  en: 'This file has macros or controls that run code. Save it in Word as “Word document (.docx)”, without them.',
  ru: 'В этом файле есть макросы или элементы, которые выполняют код. Сохраните его в Word как «Документ Word (.docx)», без них.',
  fr: 'Ce fichier contient des macros ou des contrôles qui exécutent du code. Enregistrez-le au format « Document Word (.docx) », sans eux.',
}));

export const hasEmbedded = refusal((what) => ({
  en: `Another file is embedded in this one (${what}). Delete it in Word, or paste it as a picture.`,
  ru: `В этот файл вложен другой (${what}). Удалите его в Word или вставьте картинкой.`,
  fr: `Un autre fichier est incorporé à celui-ci (${what}). Supprimez-le dans Word ou collez-le comme image.`,
}));

export const pointsOutside = refusal((what) => ({
  en: `This file takes something from outside of it: ${what}. In Word, embed the picture instead of linking it, or remove the link.`,
  ru: `Файл берёт что-то извне: ${what}. В Word вставьте рисунок в сам файл, а не ссылкой, или удалите связь.`,
  fr: `Ce fichier prend quelque chose à l’extérieur : ${what}. Dans Word, incorporez l’image au lieu de la lier, ou supprimez la liaison.`,
}));

export const runsField = refusal((what) => ({
  en: `This file has a field of Word that takes data from elsewhere or runs something: ${what}. Remove it in Word (Alt+F9 shows fields).`,
  ru: `В файле есть поле Word, которое берёт данные извне или что-то запускает: ${what}. Удалите его в Word (Alt+F9 показывает поля).`,
  fr: `Ce fichier contient un champ Word qui prend des données ailleurs ou exécute quelque chose : ${what}. Supprimez-le dans Word (Alt+F9 affiche les champs).`,
}));

export const unknownPart = refusal((what) => ({
  en: `This Word file has a part that is neither text nor picture nor font: ${what}. Remove it in Word, or paste it as a picture.`,
  ru: `В этом файле Word есть часть, которая не текст, не рисунок и не шрифт: ${what}. Удалите её в Word или вставьте картинкой.`,
  fr: `Ce fichier Word contient une partie qui n’est ni texte, ni image, ni police : ${what}. Supprimez-la dans Word ou collez-la comme image.`,
}));

export const tooManyTags = refusal((what) => ({
  en: `This Word file has more than ${what} fields in braces: it is refused.`,
  ru: `В этом файле Word больше ${what} полей в фигурных скобках: он не принят.`,
  fr: `Ce fichier Word contient plus de ${what} champs entre accolades : il est refusé.`,
}));

export const noPicture = refusal((what) => ({
  en: `This Word file has a picture that is neither PNG nor JPEG, GIF or BMP: ${what}. In Word, copy the picture and paste it anew as PNG.`,
  ru: `В этом файле Word есть рисунок, который не PNG, JPEG, GIF или BMP: ${what}. В Word скопируйте рисунок и вставьте его заново как PNG.`,
  fr: `Ce fichier Word contient une image qui n’est ni PNG, ni JPEG, ni GIF, ni BMP : ${what}. Dans Word, copiez l’image et recollez-la au format PNG.`,
}));

export const tooLargeFile = refusal(() => ({
  en: 'A Word template may have up to 5 MB. Make its pictures smaller (in Word: Compress Pictures).',
  ru: 'Шаблон Word может занимать до 5 МБ. Уменьшите рисунки (в Word: «Сжать рисунки»).',
  fr: 'Un modèle Word peut peser jusqu’à 5 Mo. Réduisez ses images (dans Word : « Compresser les images »).',
}));
