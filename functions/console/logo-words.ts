import type { Language } from '../../shared/kernel/language.ts';

/** The page of the logo, in one language. */
export type LogoWords = {
  heading: string;
  lead: string;
  preview: string;
  none: string;
  locked: string;
  file: { label: string; hint: string };
  upload: string;
  faults: { missing: string; tooLarge: string; type: string };
  inherit: { ask: string; says: string; button: string };
  off: { ask: string; says: string; button: string };
  change: string;
};

export const LOGO_WORDS: Record<Language, LogoWords> = {
  en: {
    heading: 'Logo',
    lead: 'Stands at the head of pages for customers, beside the name, and of emails. Some mail programs show no WebP, and the name in its place.',
    preview: 'So customers see it',
    none: 'There is no logo; a key stands in its place.',
    locked: 'A level above has locked the logo, so nobody can change it here.',
    file: {
      label: 'Picture',
      hint: 'PNG, JPEG or WebP, at most 100 KB. It is shown on white, about 2.5 times as high as text.',
    },
    upload: 'Take this picture',
    faults: {
      missing: 'Please choose a picture.',
      tooLarge: 'The picture is larger than 100 KB. Please make it smaller and try again.',
      type: 'By its content this is no PNG, JPEG or WebP. Please save the picture as one of those.',
    },
    inherit: {
      ask: 'Take this logo away',
      says: 'Then the logo of the level above is shown, if there is one.',
      button: 'Take away',
    },
    off: {
      ask: 'Show no logo here',
      says: 'Then no logo is shown here, also none of the level above.',
      button: 'Show none',
    },
    change: 'See and change the logo',
  },
  de: {
    heading: 'Firmenlogo',
    lead: 'Steht am Kopf der Seiten für Kunden, neben dem Namen, und der E-Mails. Manche Mailprogramme zeigen kein WebP, an seiner Stelle den Namen.',
    preview: 'So sehen es Kunden',
    none: 'Es gibt kein Logo; an seiner Stelle steht ein Schlüssel.',
    locked: 'Eine Ebene darüber hat das Logo gesperrt, deshalb kann es hier niemand ändern.',
    file: {
      label: 'Bild',
      hint: 'PNG, JPEG oder WebP, höchstens 100 KB. Es steht auf Weiß, etwa 2,5-mal so hoch wie Text.',
    },
    upload: 'Dieses Bild nehmen',
    faults: {
      missing: 'Bitte wählen Sie ein Bild.',
      tooLarge: 'Das Bild ist größer als 100 KB. Bitte verkleinern Sie es und versuchen Sie es noch einmal.',
      type: 'Dem Inhalt nach ist das kein PNG, JPEG oder WebP. Bitte speichern Sie das Bild als eines davon.',
    },
    inherit: {
      ask: 'Dieses Logo wegnehmen',
      says: 'Dann wird das Logo der Ebene darüber gezeigt, wenn es eines gibt.',
      button: 'Wegnehmen',
    },
    off: {
      ask: 'Hier kein Logo zeigen',
      says: 'Dann wird hier kein Logo gezeigt, auch nicht das der Ebene darüber.',
      button: 'Keines zeigen',
    },
    change: 'Logo ansehen und ändern',
  },
  nl: {
    heading: 'Bedrijfslogo',
    lead: 'Staat bovenaan pagina’s voor klanten, naast de naam, en bovenaan e-mails. Sommige mailprogramma’s tonen geen WebP en in plaats daarvan de naam.',
    preview: 'Zo zien klanten het',
    none: 'Er is geen logo; op die plaats staat een sleutel.',
    locked: 'Een niveau erboven heeft het logo vergrendeld, dus hier kan niemand het wijzigen.',
    file: {
      label: 'Afbeelding',
      hint: 'PNG, JPEG of WebP, hoogstens 100 KB. Zij staat op wit, ongeveer 2,5 keer zo hoog als tekst.',
    },
    upload: 'Deze afbeelding nemen',
    faults: {
      missing: 'Kies een afbeelding.',
      tooLarge: 'De afbeelding is groter dan 100 KB. Maak haar kleiner en probeer het opnieuw.',
      type: 'Naar de inhoud is dit geen PNG, JPEG of WebP. Sla de afbeelding op als een daarvan.',
    },
    inherit: {
      ask: 'Dit logo weghalen',
      says: 'Dan wordt het logo van het niveau erboven getoond, als dat er is.',
      button: 'Weghalen',
    },
    off: {
      ask: 'Hier geen logo tonen',
      says: 'Dan wordt hier geen logo getoond, ook niet dat van het niveau erboven.',
      button: 'Geen tonen',
    },
    change: 'Logo bekijken en wijzigen',
  },
  fr: {
    heading: 'Logo de l’entreprise',
    lead: 'Figure en tête des pages pour les clients, à côté du nom, et des e-mails. Certaines messageries n’affichent pas le WebP et montrent le nom à sa place.',
    preview: 'Ainsi le voient les clients',
    none: 'Il n’y a pas de logo, une clé figure à sa place.',
    locked: 'Un niveau supérieur a verrouillé le logo, personne ne peut donc le modifier ici.',
    file: {
      label: 'Image',
      hint: 'PNG, JPEG ou WebP, 100 Ko au plus. Elle est montrée sur blanc, environ 2,5 fois plus haute que le texte.',
    },
    upload: 'Prendre cette image',
    faults: {
      missing: 'Veuillez choisir une image.',
      tooLarge: 'L’image dépasse 100 Ko. Veuillez la réduire et réessayer.',
      type: 'Par son contenu, ce n’est ni PNG, ni JPEG, ni WebP. Veuillez l’enregistrer dans l’un de ces formats.',
    },
    inherit: {
      ask: 'Retirer ce logo',
      says: 'Alors le logo du niveau supérieur est montré, s’il y en a un.',
      button: 'Retirer',
    },
    off: {
      ask: 'Ne montrer aucun logo ici',
      says: 'Alors aucun logo n’est montré ici, pas même celui du niveau supérieur.',
      button: 'N’en montrer aucun',
    },
    change: 'Voir et modifier le logo',
  },
  sk: {
    heading: 'Firemné logo',
    lead: 'Je v záhlaví stránok pre zákazníkov, vedľa názvu, a v záhlaví e-mailov. Niektoré poštové programy nezobrazia WebP a namiesto neho ukážu názov.',
    preview: 'Takto ho vidia zákazníci',
    none: 'Logo nie je; na jeho mieste je kľúč.',
    locked: 'Vyššia úroveň logo zamkla, preto ho tu nikto nemôže zmeniť.',
    file: {
      label: 'Obrázok',
      hint: 'PNG, JPEG alebo WebP, najviac 100 KB. Zobrazí sa na bielom, asi 2,5-krát vyšší ako text.',
    },
    upload: 'Použiť tento obrázok',
    faults: {
      missing: 'Vyberte, prosím, obrázok.',
      tooLarge: 'Obrázok je väčší ako 100 KB. Zmenšite ho, prosím, a skúste to znova.',
      type: 'Podľa obsahu to nie je PNG, JPEG ani WebP. Uložte, prosím, obrázok v jednom z nich.',
    },
    inherit: {
      ask: 'Odobrať toto logo',
      says: 'Potom sa zobrazí logo vyššej úrovne, ak nejaké je.',
      button: 'Odobrať',
    },
    off: {
      ask: 'Nezobrazovať tu logo',
      says: 'Potom sa tu nezobrazí žiadne logo, ani to z vyššej úrovne.',
      button: 'Nezobrazovať',
    },
    change: 'Pozrieť a zmeniť logo',
  },
};
