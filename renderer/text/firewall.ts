/** Texts of reaching the computer that keeps the office: what a firewall must let in, and what answered. */
import { texts } from './texts.ts';

export const firewallTexts = texts({
  en: {
    title: 'On the computer “{computer}”',
    windows: 'Windows: open a command prompt as administrator and enter',
    linux: 'Linux with ufw:',
    mac: 'macOS: System Settings → Network → Firewall → Options, and allow incoming connections for Kontor.',
    test: 'Test port {port} now',
    reached: '“{computer}” was reached at port {port}. The program goes on by itself in a moment.',
    refused:
      '“{computer}” is there, and lets nobody in at port {port}: Kontor does not run there any more, or the firewall refuses.',
    silent:
      'Nothing answers at port {port}: a firewall keeps it closed, “{computer}” is switched off or asleep, or the two are not in the same network.',
    foreign:
      'Something answers at port {port}, but not with the certificate of the Kontor that keeps this office: another program has the port, or a device between the two looks into the connection.',
    at: '{address}: {outcome}',
    short_reached: 'reached',
    short_refused: 'refused',
    short_silent: 'no answer',
    short_foreign: 'another certificate',
  },
  ru: {
    title: 'На компьютере «{computer}»',
    windows: 'Windows: откройте командную строку от имени администратора и введите',
    linux: 'Linux с ufw:',
    mac: 'macOS: Системные настройки → Сеть → Брандмауэр → Параметры: разрешите входящие подключения для Kontor.',
    test: 'Проверить порт {port}',
    reached: 'Компьютер «{computer}» отвечает на порту {port}. Через мгновение программа продолжит сама.',
    refused:
      'Компьютер «{computer}» на месте, но на порт {port} никого не пускает: Kontor там больше не запущен или подключения отклоняет брандмауэр.',
    silent:
      'На порту {port} никто не отвечает: его закрыл брандмауэр, компьютер «{computer}» выключен или спит, либо компьютеры в разных сетях.',
    foreign:
      'На порту {port} кто-то отвечает, но не с сертификатом того Kontor, который ведёт эту базу: порт занят другой программой или соединение просматривает устройство между компьютерами.',
    at: '{address}: {outcome}',
    short_reached: 'отвечает',
    short_refused: 'отказано',
    short_silent: 'нет ответа',
    short_foreign: 'другой сертификат',
  },
  fr: {
    title: 'Sur l’ordinateur « {computer} »',
    windows: 'Windows : ouvrez une invite de commandes en tant qu’administrateur et saisissez',
    linux: 'Linux avec ufw :',
    mac: 'macOS : Réglages Système → Réseau → Coupe-feu → Options, et autorisez les connexions entrantes pour Kontor.',
    test: 'Tester le port {port}',
    reached: '« {computer} » répond sur le port {port}. Le programme reprendra de lui-même dans un instant.',
    refused:
      '« {computer} » est là, mais n’accepte personne sur le port {port} : Kontor n’y fonctionne plus, ou le pare-feu refuse.',
    silent:
      'Rien ne répond sur le port {port} : un pare-feu le ferme, « {computer} » est éteint ou en veille, ou les deux ne sont pas sur le même réseau.',
    foreign:
      'Quelque chose répond sur le port {port}, mais pas avec le certificat du Kontor qui tient cette base : un autre programme occupe le port, ou un appareil entre les deux inspecte la connexion.',
    at: '{address} : {outcome}',
    short_reached: 'répond',
    short_refused: 'refusé',
    short_silent: 'pas de réponse',
    short_foreign: 'autre certificat',
  },
});
