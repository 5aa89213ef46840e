import type { RetentionClass } from '../../shared/dealers/retention.ts';
import type { Language } from '../../shared/kernel/language.ts';

/** The page of the retention, in one language. */
export type RetentionWords = {
  lead: string;
  /** Each with from when its days count. */
  classes: Record<RetentionClass, { label: string; from: string }>;
  bounds: (least: number, most: number) => string;
  inherited: (days: number) => string;
  holds: (days: number) => string;
  locks: string;
  locked: string;
  check: string;
  fault: (least: number, most: number) => string;
  unchanged: string;
  preview: {
    heading: string;
    holds: string;
    days: (days: number) => string;
    nothing: string;
    effect: (contacts: string, visits: string) => string;
    looked: (contacts: string) => string;
    incomplete: (contacts: string) => string;
    final: string;
    save: string;
    saveAndDelete: string;
    notYet: string;
  };
};

const plural = (count: number, one: string, more: string): string => (count === 1 ? one : more);

export const RETENTION_WORDS: Record<Language, RetentionWords> = {
  en: {
    lead: 'How many days what is kept of customers. What is there already follows within hours, in both directions; a legal hold keeps what it is about.',
    classes: {
      contactDays: {
        label: 'Contacts',
        from: 'From the last visit or message of a customer who is not marked as ongoing.',
      },
      visitDays: { label: 'Visits', from: 'From the appointment.' },
      conversationDays: {
        label: 'Conversations',
        from: 'From the appointment, or from the message where that came later.',
      },
      mediaDays: { label: 'Files of customers', from: 'From the appointment.' },
      eventDays: { label: 'Events of partners', from: 'From their receipt.' },
      proofDays: {
        label: 'Proofs of consent and erasure',
        from: 'From what they prove. They hold keyed digests and ids only.',
      },
    },
    bounds: (least, most) => `${least} to ${most} days.`,
    inherited: (days) => `Left empty, ${plural(days, '1 day holds', `${days} days hold`)} from above.`,
    holds: (days) => plural(days, '1 day holds', `${days} days hold`),
    locks: 'Locked: nobody below can set anything of this',
    locked: 'A level above has locked this, so nobody can change it here.',
    check: 'See what that means',
    fault: (least, most) => `A number from ${least} to ${most}, please, or nothing.`,
    unchanged: 'Nothing was changed.',
    preview: {
      heading: 'What that means',
      holds: 'Then these hold here:',
      days: (days) => plural(days, '1 day', `${days} days`),
      nothing: 'Nothing of what is there now would be over at once.',
      effect: (contacts, visits) =>
        `At once over, and deleted within hours: contacts ${contacts}, visits with their part of the conversation ${visits}.`,
      looked: (contacts) => `Contacts looked at: ${contacts}.`,
      incomplete: (contacts) =>
        `Only ${contacts} contacts were looked at; there are more, so it can be more than that.`,
      final: 'What is deleted cannot be brought back.',
      save: 'Save',
      saveAndDelete: 'Save, and have that deleted',
      notYet: 'Nothing is saved yet.',
    },
  },
  de: {
    lead: 'Wie viele Tage was von Kunden bleibt. Was schon da ist, folgt innerhalb von Stunden, in beide Richtungen; eine rechtliche Sperre hält fest, was sie betrifft.',
    classes: {
      contactDays: {
        label: 'Kontakte',
        from: 'Ab dem letzten Besuch oder der letzten Nachricht eines Kunden, der nicht als dauerhaft gilt.',
      },
      visitDays: { label: 'Besuche', from: 'Ab dem Termin.' },
      conversationDays: {
        label: 'Unterhaltungen',
        from: 'Ab dem Termin, oder ab der Nachricht, wenn sie später kam.',
      },
      mediaDays: { label: 'Dateien von Kunden', from: 'Ab dem Termin.' },
      eventDays: { label: 'Ereignisse von Partnern', from: 'Ab ihrem Eingang.' },
      proofDays: {
        label: 'Nachweise von Einwilligung und Löschung',
        from: 'Ab dem, was sie belegen. Sie enthalten nur Prüfwerte und Kennungen.',
      },
    },
    bounds: (least, most) => `${least} bis ${most} Tage.`,
    inherited: (days) =>
      `Bleibt es leer, ${plural(days, 'gilt 1 Tag', `gelten ${days} Tage`)} von der Ebene darüber.`,
    holds: (days) => plural(days, 'Es gilt 1 Tag', `Es gelten ${days} Tage`),
    locks: 'Gesperrt: darunter kann niemand etwas davon einstellen',
    locked: 'Eine Ebene darüber hat das gesperrt, deshalb kann es hier niemand ändern.',
    check: 'Ansehen, was das bedeutet',
    fault: (least, most) => `Bitte eine Zahl von ${least} bis ${most}, oder nichts.`,
    unchanged: 'Es wurde nichts geändert.',
    preview: {
      heading: 'Was das bedeutet',
      holds: 'Dann gilt hier:',
      days: (days) => plural(days, '1 Tag', `${days} Tage`),
      nothing: 'Von dem, was jetzt da ist, wäre nichts sofort abgelaufen.',
      effect: (contacts, visits) =>
        `Sofort abgelaufen und innerhalb von Stunden gelöscht: Kontakte ${contacts}, Besuche mit ihrem Teil der Unterhaltung ${visits}.`,
      looked: (contacts) => `Angesehene Kontakte: ${contacts}.`,
      incomplete: (contacts) =>
        `Es wurden nur ${contacts} Kontakte angesehen; es gibt mehr, also kann es mehr sein.`,
      final: 'Was gelöscht ist, lässt sich nicht zurückholen.',
      save: 'Speichern',
      saveAndDelete: 'Speichern und das löschen lassen',
      notYet: 'Es ist noch nichts gespeichert.',
    },
  },
  nl: {
    lead: 'Hoeveel dagen wat van klanten blijft. Wat er al is, volgt binnen enkele uren, in beide richtingen; een juridische blokkering houdt vast wat zij betreft.',
    classes: {
      contactDays: {
        label: 'Contacten',
        from: 'Vanaf het laatste bezoek of bericht van een klant die niet als blijvend is gemerkt.',
      },
      visitDays: { label: 'Bezoeken', from: 'Vanaf de afspraak.' },
      conversationDays: {
        label: 'Gesprekken',
        from: 'Vanaf de afspraak, of vanaf het bericht als dat later kwam.',
      },
      mediaDays: { label: 'Bestanden van klanten', from: 'Vanaf de afspraak.' },
      eventDays: { label: 'Gebeurtenissen van partners', from: 'Vanaf hun ontvangst.' },
      proofDays: {
        label: 'Bewijzen van toestemming en wissing',
        from: 'Vanaf wat zij bewijzen. Zij bevatten alleen controlewaarden en id’s.',
      },
    },
    bounds: (least, most) => `${least} tot ${most} dagen.`,
    inherited: (days) =>
      `Blijft het leeg, dan ${plural(days, 'geldt 1 dag', `gelden ${days} dagen`)} van het niveau erboven.`,
    holds: (days) => plural(days, 'Er geldt 1 dag', `Er gelden ${days} dagen`),
    locks: 'Vergrendeld: niemand eronder kan hiervan iets instellen',
    locked: 'Een niveau erboven heeft dit vergrendeld, dus hier kan niemand het wijzigen.',
    check: 'Bekijken wat dat betekent',
    fault: (least, most) => `Een getal van ${least} tot ${most} alstublieft, of niets.`,
    unchanged: 'Er is niets gewijzigd.',
    preview: {
      heading: 'Wat dat betekent',
      holds: 'Dan geldt hier:',
      days: (days) => plural(days, '1 dag', `${days} dagen`),
      nothing: 'Van wat er nu is, zou niets meteen verlopen zijn.',
      effect: (contacts, visits) =>
        `Meteen verlopen, en binnen enkele uren gewist: contacten ${contacts}, bezoeken met hun deel van het gesprek ${visits}.`,
      looked: (contacts) => `Bekeken contacten: ${contacts}.`,
      incomplete: (contacts) =>
        `Er zijn maar ${contacts} contacten bekeken; er zijn er meer, dus het kan meer zijn.`,
      final: 'Wat is gewist, komt niet terug.',
      save: 'Opslaan',
      saveAndDelete: 'Opslaan en dat laten wissen',
      notYet: 'Er is nog niets opgeslagen.',
    },
  },
  fr: {
    lead: 'Combien de jours les données des clients restent. Ce qui existe déjà suit en quelques heures, dans les deux sens\u202f; une conservation légale retient ce qu’elle concerne.',
    classes: {
      contactDays: {
        label: 'Contacts',
        from: 'À partir de la dernière visite ou du dernier message d’un client qui n’est pas marqué comme durable.',
      },
      visitDays: { label: 'Visites', from: 'À partir du rendez-vous.' },
      conversationDays: {
        label: 'Échanges avec les clients',
        from: 'À partir du rendez-vous, ou du message s’il est venu plus tard.',
      },
      mediaDays: { label: 'Fichiers des clients', from: 'À partir du rendez-vous.' },
      eventDays: { label: 'Événements des partenaires', from: 'À partir de leur réception.' },
      proofDays: {
        label: 'Preuves de consentement et d’effacement',
        from: 'À partir de ce qu’elles prouvent. Elles ne contiennent que des empreintes et des identifiants.',
      },
    },
    bounds: (least, most) => `De ${least} à ${most} jours.`,
    inherited: (days) =>
      `Laissé vide, ${plural(days, '1 jour vaut', `${days} jours valent`)} depuis le niveau supérieur.`,
    holds: (days) => plural(days, '1 jour vaut', `${days} jours valent`),
    locks: 'Verrouillé\u202f: personne en dessous ne peut rien en régler',
    locked: 'Un niveau supérieur l’a verrouillé, personne ne peut donc le modifier ici.',
    check: 'Voir ce que cela signifie',
    fault: (least, most) => `Un nombre de ${least} à ${most}, s’il vous plaît, ou rien.`,
    unchanged: 'Rien n’a été modifié.',
    preview: {
      heading: 'Ce que cela signifie',
      holds: 'Vaudra alors ici\u202f:',
      days: (days) => plural(days, '1 jour', `${days} jours`),
      nothing: 'Rien de ce qui existe maintenant ne serait aussitôt échu.',
      effect: (contacts, visits) =>
        `Aussitôt échus, et supprimés en quelques heures\u202f: contacts ${contacts}, visites avec leur part de la conversation ${visits}.`,
      looked: (contacts) => `Contacts examinés\u202f: ${contacts}.`,
      incomplete: (contacts) =>
        `Seuls ${contacts} contacts ont été examinés\u202f; il y en a d’autres, cela peut donc être davantage.`,
      final: 'Ce qui est supprimé ne peut pas être récupéré.',
      save: 'Enregistrer',
      saveAndDelete: 'Enregistrer et faire supprimer cela',
      notYet: 'Rien n’est encore enregistré.',
    },
  },
  sk: {
    lead: 'Koľko dní čo o zákazníkoch zostáva. Čo už existuje, nasleduje do niekoľkých hodín, oboma smermi; právne zadržanie drží to, čoho sa týka.',
    classes: {
      contactDays: {
        label: 'Kontakty',
        from: 'Od poslednej návštevy alebo správy zákazníka, ktorý nie je označený ako trvalý.',
      },
      visitDays: { label: 'Návštevy', from: 'Od termínu.' },
      conversationDays: {
        label: 'Konverzácie',
        from: 'Od termínu, alebo od správy, ak prišla neskôr.',
      },
      mediaDays: { label: 'Súbory zákazníkov', from: 'Od termínu.' },
      eventDays: { label: 'Udalosti partnerov', from: 'Od ich prijatia.' },
      proofDays: {
        label: 'Dôkazy súhlasu a vymazania',
        from: 'Od toho, čo dokazujú. Obsahujú len kontrolné hodnoty a identifikátory.',
      },
    },
    bounds: (least, most) => `${least} až ${most} dní.`,
    inherited: (days) => `Ak zostane prázdne, platí hodnota z vyššej úrovne, v dňoch: ${days}.`,
    holds: (days) => `Platí, v dňoch: ${days}`,
    locks: 'Zamknuté: nižšie z toho nikto nemôže nič nastaviť',
    locked: 'Vyššia úroveň to zamkla, preto to tu nikto nemôže zmeniť.',
    check: 'Pozrieť, čo to znamená',
    fault: (least, most) => `Zadajte, prosím, číslo od ${least} do ${most}, alebo nič.`,
    unchanged: 'Nič sa nezmenilo.',
    preview: {
      heading: 'Čo to znamená',
      holds: 'Potom tu platí:',
      days: (days) => (days === 1 ? '1 deň' : days >= 2 && days <= 4 ? `${days} dni` : `${days} dní`),
      nothing: 'Z toho, čo je tu teraz, by hneď nič neuplynulo.',
      effect: (contacts, visits) =>
        `Hneď uplynie a do niekoľkých hodín sa vymaže: kontakty ${contacts}, návštevy so svojou časťou konverzácie ${visits}.`,
      looked: (contacts) => `Prezreté kontakty: ${contacts}.`,
      incomplete: (contacts) =>
        `Prezretých bolo len ${contacts} kontaktov; je ich viac, takže to môže byť viac.`,
      final: 'Čo sa vymaže, nedá sa vrátiť.',
      save: 'Uložiť',
      saveAndDelete: 'Uložiť a dať to vymazať',
      notYet: 'Ešte nie je nič uložené.',
    },
  },
};
