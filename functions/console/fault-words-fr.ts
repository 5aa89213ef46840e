import type { FaultWords } from './fault-words.ts';

const rather = (meant: string): string => (meant === '' ? '' : ` Vouliez-vous dire ${meant}\u202f?`);

export const FAULTS_FR: FaultWords = {
  unknown_variable: (name = '', meant = '') =>
    `La variable «\u202f${name}\u202f» n’existe pas.${rather(meant)}`,
  unknown_filter: (name = '', meant = '') => `Le filtre «\u202f${name}\u202f» n’existe pas.${rather(meant)}`,
  unknown_tag: (name = '', meant = '') => `La commande «\u202f${name}\u202f» n’existe pas.${rather(meant)}`,
  not_closed: (what = '') => `«\u202f${what}\u202f» n’est pas fermé.`,
  unreadable: () => 'Cette partie est illisible\u202f; vérifiez les accolades.',
  may_be_empty: (name = '', how = '') =>
    `${name} peut être vide. Écrivez ce qui figure alors à sa place\u202f: ${how}`,
  empty_when_least: () =>
    'Il n’en reste rien quand seules les variables toujours présentes sont connues. Écrivez ce qui figure alors à la place.',
  leaves_braces: () => 'Les clients liraient {{ ou {%.',
  holds_html: () => 'Le texte contient du HTML, que les clients liraient tel quel. Les textes sont simples.',
  too_long: (length = '', most = '') =>
    `Avec les valeurs d’exemple, il a ${length} caractères\u202f; ${most} au plus sont acceptés.`,
  button_variable: () => 'Un bouton se compose de quelques mots fixes, sans variables.',
  too_many_sms: (parts = '', most = '') =>
    `Avec les valeurs d’exemple, il fait ${parts} SMS\u202f; ${most} au plus sont envoyés.`,
  whatsapp_conditions: (how = '') =>
    `Ce que Meta approuve n’a que des variables, pas de conditions. Pour ce qui peut être vide, écrivez ${how}`,
  whatsapp_edges: () => 'Meta refuse un texte qui commence ou finit par une variable. Mettez-y des mots.',
  whatsapp_adjacent: () => 'Meta refuse deux variables sans rien entre elles. Mettez-y des mots.',
  whatsapp_no_variable: (how = '') =>
    `Le texte n’a pas de variable. Nommez au moins le site, ${how}, pour que ce soit votre message.`,
  whatsapp_header_variables: () => 'Un titre a une variable au plus.',
  no_link: (how = '') => `Le lien manque\u202f: mettez ${how} à sa place.`,
  no_link_nor_button: (how = '') => `Le lien manque\u202f: mettez ${how} à sa place, ou écrivez un bouton.`,
  offer: (word = '') =>
    `«\u202f${word}\u202f» est une offre, et les messages sur les visites n’en contiennent pas. Retirez-la, ou marquez le message comme une offre.`,
  time_passed: () => 'Cette heure est passée.',
  time_too_far: (days = '') => `C’est dans plus de ${days} jours.`,
  time_not_within: (days = '') => `Indiquez une heure entre maintenant et dans ${days} jours.`,
  time_no_hours: () => 'Le site n’a pas d’heures auxquelles des messages partent.',
  time_outside_hours: (from = '', to = '') => `Les messages y partent de ${from} à ${to}.`,
  time_after_closing: () => 'Le check-in est déjà fermé à ce moment.',
};
