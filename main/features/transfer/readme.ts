/** The text that lies in every export, for whoever opens it without this program. */
import type { Manifest } from './manifest.ts';

/** README.md of an export, in three languages. */
export function readme({
  exportedAt,
  program,
  companies,
}: Pick<Manifest, 'exportedAt' | 'program' | 'companies'>): string {
  const head = `Kontor ${program.version} · ${exportedAt} · ${companies.join(', ')}`;
  return `# ${companies[0] ?? 'Kontor'}

${head}

## English

This archive holds everything that was in the office: clients, products, documents, notes, files, settings, people and the whole
history. Passwords are not in it.

- \`csv/\`: readable tables for Excel. Text is UTF-8.
- \`data/\`: every table as it is stored, one JSON object a line. Amounts are integers in minor units (cents), quantities in thousandths,
  rates and discounts in hundredths of a percent, days \`YYYY-MM-DD\`, moments UTC. Fields that end with \`_id\` refer to the \`id\` of another table.
- \`files/\`: attached files, pictures and the PDFs of issued documents, each named by the SHA-256 of its content;
  \`data/stored_file.jsonl\` says what each was called, \`data/attachment.jsonl\` on what it is.
- \`templates/\`: the office’s own print forms, if there are any.
- \`manifest.json\`: how many rows and files there are, and the SHA-256 of every part.

Kontor takes the archive over at its first start: choose “Take over an export”.

## Русский

В этом архиве — всё, что было в базе: клиенты, товары, документы, заметки, файлы, настройки, сотрудники и вся история изменений. Паролей
в нём нет.

- \`csv/\` — таблицы для Excel, текст в UTF-8.
- \`data/\` — все таблицы в том виде, в каком они хранятся: по одному объекту JSON в строке. Суммы — целые числа в копейках (центах),
  количества — в тысячных, ставки и скидки — в сотых долях процента, даты — \`ГГГГ-ММ-ДД\`, время — UTC. Поля на \`_id\` указывают на \`id\` другой таблицы.
- \`files/\` — вложения, картинки и PDF выставленных документов; имя файла — SHA-256 его содержимого. Как файл назывался, сказано в
  \`data/stored_file.jsonl\`, к чему он приложен — в \`data/attachment.jsonl\`.
- \`templates/\` — собственные печатные формы, если они есть.
- \`manifest.json\` — сколько здесь строк и файлов, и SHA-256 каждой части.

Kontor загружает такой архив при первом запуске: выберите «Перенести базу из выгрузки».

## Français

Cette archive contient tout ce que contenait la base : clients, produits, documents, notes, fichiers, paramètres, utilisateurs et tout
l’historique. Les mots de passe n’y figurent pas.

- \`csv/\` : des tableaux lisibles pour Excel, en UTF-8.
- \`data/\` : chaque table telle qu’elle est enregistrée, un objet JSON par ligne. Les montants sont des entiers en centimes, les quantités en
  millièmes, les taux et remises en centièmes de pour cent, les dates \`AAAA-MM-JJ\`, les instants en UTC. Les champs en \`_id\` renvoient à l’\`id\` d’une autre table.
- \`files/\` : pièces jointes, images et PDF des documents émis, chacun nommé par le SHA-256 de son contenu ;
  \`data/stored_file.jsonl\` donne leur nom, \`data/attachment.jsonl\` la fiche à laquelle ils sont joints.
- \`templates/\` : les modèles d’impression propres à la base, s’il y en a.
- \`manifest.json\` : le nombre de lignes et de fichiers, et le SHA-256 de chaque partie.

Kontor reprend cette archive au premier démarrage : choisissez « Reprendre un export ».
`;
}
