/** Texts of an office that several computers open: who keeps it, and how that is set up. */
import { texts } from './texts.ts';

export const sharingTexts = texts({
  en: {
    sharing: 'Several computers, one office',
    sharingAbout:
      'When this folder is shared in the network, several computers can open it. The first one that opens it keeps the office, the others work through it; when it is closed or fails, another one takes over by itself.',
    notShared: 'So far only this computer opens the folder.',
    share: 'Let several computers open it',
    noPassword: 'You have no password: whoever can open the folder is in the office at once, with all your rights.',
    shareTitle: 'Share the office without a password?',
    shareVerb: 'Share without a password',
    setPassword: 'Set a password',
    howTo: 'How the others come in',
    howShare:
      'Share the folder in the network, with the right to read and to change for everybody who shall work in it.',
    howOpen:
      'On the other computer, connect the folder as a network drive, start Kontor and choose “Open an office that is there already”: it asks for the folder, the user and the password. Where Kontor has an office already: Settings → This office → Open another office…',
    howFirewall:
      'A firewall must let other computers reach Kontor over TCP port 27470, on each computer that may keep the office. Where another program has this port, Kontor takes another one and names it when it cannot be reached.',
    here: 'Kept by this computer{count, plural, =0 {} one {, # other computer} other {, # other computers}}',
    there: 'Kept by {keeper}',
    byServer: 'Kept by the office server {keeper}',
    keeper: 'Kept by',
    thisComputer: '{keeper} (this computer)',
    since: 'Since',
    sinceWhen: 'Since {when}',
    computers: 'Computers',
    inOffice: '{count, plural, one {# computer works} other {# computers work}} in this office',
    locks: 'Locks of the drive',
    locks_work: 'They hold: a second computer cannot open the file by mistake.',
    locks_lie:
      'They do not hold between computers. Kontor allows for it: whoever takes over from a computer that has failed copies the file first.',
    locks_unknown: 'Whether they hold is seen from the other computers: it stands in the same place there.',
    end: 'Only this computer again',
    endTitle: 'Shall only this computer open the office?',
    endText: 'Other computers can then no longer come in. Nothing else changes; it can be shared again at any time.',
    endElsewhere: 'To end this, close Kontor on all other computers, and end it on the one that is left.',
    openOther: 'Open another office…',
    openOtherText:
      'What was typed on {count, plural, one {# open page} other {# open pages}} and is not saved yet will be lost.',
    openExisting: 'Open an office that is there already',
    openExistingText: 'In a folder on a network drive that colleagues work in, or on this computer.',
  },
  ru: {
    sharing: 'Несколько компьютеров, одна база',
    sharingAbout:
      'Если открыть к этой папке доступ по сети, базу смогут открывать несколько компьютеров. Первый, кто её открыл, ведёт базу, остальные работают через него; если его закроют или он откажет, базу сам подхватит другой.',
    notShared: 'Пока папку открывает только этот компьютер.',
    share: 'Открывать с нескольких компьютеров',
    noPassword: 'У вас нет пароля: кто откроет папку, сразу войдёт в базу со всеми вашими правами.',
    shareTitle: 'Открыть доступ без пароля?',
    shareVerb: 'Открыть без пароля',
    setPassword: 'Задать пароль',
    howTo: 'Как подключить остальных',
    howShare:
      'Откройте общий доступ к папке по сети — с правом чтения и изменения для всех, кто будет работать в базе.',
    howOpen:
      'На другом компьютере подключите папку как сетевой диск, запустите Kontor и выберите «Открыть готовую базу»: понадобятся папка, имя и пароль. Если в Kontor уже открыта другая база: Настройки → Эта база → Открыть другую базу…',
    howFirewall:
      'Брандмауэр должен пропускать подключения к Kontor через порт TCP 27470 — на каждом компьютере, который может вести базу. Если порт занят другой программой, Kontor возьмёт другой и назовёт его, когда связаться не удастся.',
    here: 'Базу ведёт этот компьютер{count, plural, =0 {} one {, подключён ещё #} few {, подключены ещё #} many {, подключено ещё #} other {, подключено ещё #}}',
    there: 'Базу ведёт компьютер {keeper}',
    byServer: 'Базу ведёт сервер {keeper}',
    keeper: 'Базу ведёт',
    thisComputer: '{keeper} (этот компьютер)',
    since: 'С какого времени',
    sinceWhen: 'С {when}',
    computers: 'Компьютеры',
    inOffice:
      'В базе {count, plural, one {работает # компьютер} few {работают # компьютера} many {работают # компьютеров} other {работают # компьютера}}',
    locks: 'Блокировки диска',
    locks_work: 'Действуют: второй компьютер не откроет файл по ошибке.',
    locks_lie:
      'Между компьютерами не действуют. Kontor это учитывает: кто подхватывает базу после сбоя, сначала копирует файл.',
    locks_unknown: 'Действуют ли они, видно с других компьютеров: там это сказано здесь же.',
    end: 'Снова только этот компьютер',
    endTitle: 'Открывать базу только на этом компьютере?',
    endText:
      'Другие компьютеры больше не смогут войти. Всё остальное останется как есть; общий доступ можно включить снова в любое время.',
    endElsewhere: 'Чтобы отключить это, закройте Kontor на всех остальных компьютерах и отключите на оставшемся.',
    openOther: 'Открыть другую базу…',
    openOtherText:
      'Несохранённое на {count, plural, one {# открытой странице} few {# открытых страницах} many {# открытых страницах} other {# открытых страницах}} пропадёт.',
    openExisting: 'Открыть готовую базу',
    openExistingText: 'В папке на сетевом диске, где работают коллеги, или на этом компьютере.',
  },
  fr: {
    sharing: 'Plusieurs ordinateurs, une base',
    sharingAbout:
      'Si ce dossier est partagé sur le réseau, plusieurs ordinateurs peuvent l’ouvrir. Le premier qui l’ouvre tient la base, les autres travaillent à travers lui ; quand il est fermé ou tombe en panne, un autre prend le relais de lui-même.',
    notShared: 'Pour l’instant, seul cet ordinateur ouvre le dossier.',
    share: 'L’ouvrir sur plusieurs ordinateurs',
    noPassword:
      'Vous n’avez pas de mot de passe : quiconque peut ouvrir le dossier entre aussitôt dans la base, avec tous vos droits.',
    shareTitle: 'Partager la base sans mot de passe ?',
    shareVerb: 'Partager sans mot de passe',
    setPassword: 'Définir un mot de passe',
    howTo: 'Comment les autres y accèdent',
    howShare:
      'Partagez le dossier sur le réseau, avec le droit de lecture et de modification pour tous ceux qui y travailleront.',
    howOpen:
      'Sur l’autre ordinateur, connectez le dossier comme lecteur réseau, démarrez Kontor et choisissez « Ouvrir une base existante » : il faut le dossier, l’utilisateur et le mot de passe. Si Kontor y a déjà une base : Paramètres → Cette base → Ouvrir une autre base…',
    howFirewall:
      'Le pare-feu doit laisser les autres ordinateurs joindre Kontor par le port TCP 27470, sur chaque ordinateur qui peut tenir la base. Si un autre programme occupe ce port, Kontor en prend un autre et l’indique quand la connexion échoue.',
    here: 'Base tenue par cet ordinateur{count, plural, =0 {} one {, # autre connecté} other {, # autres connectés}}',
    there: 'Base tenue par {keeper}',
    byServer: 'Base tenue par le serveur {keeper}',
    keeper: 'Tenue par',
    thisComputer: '{keeper} (cet ordinateur)',
    since: 'Depuis',
    sinceWhen: 'Depuis le {when}',
    computers: 'Ordinateurs',
    inOffice: '{count, plural, one {# ordinateur travaille} other {# ordinateurs travaillent}} dans cette base',
    locks: 'Verrous du lecteur',
    locks_work: 'Ils tiennent : un deuxième ordinateur ne peut pas ouvrir le fichier par erreur.',
    locks_lie:
      'Ils ne tiennent pas entre ordinateurs. Kontor en tient compte : celui qui prend le relais après une panne copie d’abord le fichier.',
    locks_unknown: 'Les autres ordinateurs voient s’ils tiennent : c’est indiqué là-bas, au même endroit.',
    end: 'De nouveau cet ordinateur seul',
    endTitle: 'Réserver la base à cet ordinateur ?',
    endText:
      'Les autres ordinateurs ne pourront plus y entrer. Rien d’autre ne change ; on peut la partager de nouveau à tout moment.',
    endElsewhere:
      'Pour y mettre fin, fermez Kontor sur tous les autres ordinateurs, puis mettez-y fin sur celui qui reste.',
    openOther: 'Ouvrir une autre base…',
    openOtherText:
      'La saisie non enregistrée de {count, plural, one {# page ouverte} other {# pages ouvertes}} sera perdue.',
    openExisting: 'Ouvrir une base existante',
    openExistingText: 'Dans un dossier d’un lecteur réseau où travaillent des collègues, ou sur cet ordinateur.',
  },
});
