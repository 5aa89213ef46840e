import type { ChannelWords } from './channel-words.ts';

export const CHANNELS_SK: ChannelWords = {
  lead: 'Ako správy odchádzajú, v poradí, v akom sa kanály skúšajú. Čo hovorí sama prevádzka, má prednosť pred tým, čo platí pre všetky.',
  forAll: 'Všetky prevádzky',
  forAllHint: 'Platí pre všetky prevádzky, ktoré samy nič nehovoria.',
  ofNetwork: 'Nastavuje ho sieť.',
  state: { on: 'V prevádzke', off: 'Vypnuté', noAccess: 'Chýbajú prístupové údaje' },
  access: {
    of: {
      dealer: 'Prístupové údaje predajcu sú uložené',
      location: 'Prístupové údaje prevádzky sú uložené',
    },
    since: (when) => `od ${when}`,
    missing: 'Nie sú uložené žiadne prístupové údaje, preto sa nedá nič odoslať.',
  },
  noReports: 'Ešte nebola vytvorená adresa pre správy o doručení, preto sa doručenia nepotvrdzujú.',
  balance: {
    label: 'Kredit',
    left: (credit, currency) => `zostáva ${credit} ${currency}`,
    free: (messages) => `voľné správy: ${messages}`,
    low: 'To sa minie za niekoľko dní. Kúpte si, prosím, kredit u poskytovateľa.',
    none: 'AWS nevedie kredit: SMS sa účtujú s kontom, až do jeho mesačného limitu. Keď sa dosiahne, už sa nič neodošle.',
    unknown: (why) => `Kredit sa nedá prečítať: ${why}`,
  },
  trouble: (why) => `Nedávna porucha: ${why}`,
  troubleCount: (messages, since, last) =>
    messages === 1 ? `1 správa, ${last}` : `počet správ od ${since}: ${messages}, posledná ${last}`,
  advice: {
    no_credit:
      'Kúpte kredit u poskytovateľa, alebo ho nechajte dopĺňať; potom dajte neúspešné správy odoslať znova.',
    credentials_rejected:
      'Vyhľadajte prístupové údaje u poskytovateľa a uložte ich znova; potom pošlite testovaciu správu.',
    account_blocked: 'Opýtajte sa poskytovateľa, prečo je konto zablokované alebo obmedzené.',
    no_approved_template: 'Dajte schváliť šablónu pre tento účel a jazyk, alebo píšte zákazníkom cez SMS.',
    template_rejected: 'Pozrite si šablónu v Meta: bola pozastavená, zmenená alebo zamietnutá.',
    content_rejected: 'Skontrolujte odosielateľa a text; poskytovateľ jedno z nich neprijíma.',
    carrier_blocked: 'Dajte odosielateľa zaregistrovať; poskytovateľ povie, ako.',
    throttled: 'Počkajte; ak to potrvá, požiadajte poskytovateľa o vyššie tempo.',
    vendor_unavailable: 'Počkajte; stránka so stavom poskytovateľa povie viac.',
    unknown_vendor_code: 'Opýtajte sa prevádzkovateľa platformy; kód je v priebehu správy.',
    defect: 'Opýtajte sa prevádzkovateľa platformy; chyba je v zázname.',
  },
  title: (channel, place) => `${channel}: ${place}`,
  level: {
    dealer: 'Platí pre všetky prevádzky predajcu, ktoré samy nič nehovoria.',
    location: 'Platí len pre túto prevádzku.',
  },
  nothingOwn: 'Tu nie je nič nastavené, platí teda to, čo je vyššie.',
  offHere: 'Tu je vypnutý.',
  locked: {
    network: 'Sieť tento kanál zamkla: platí, čo je nastavené tam, a tu ho nikto nemôže zmeniť.',
    dealer: 'Predajca tento kanál pre svoje prevádzky zamkol: platí, čo je nastavené pre všetky.',
  },
  provider: 'Poskytovateľ',
  inUse: 'v prevádzke',
  fields: {
    sender: { label: 'Odosielateľ', hint: 'Ako ho čítajú zákazníci: najviac 16 znakov.' },
    originationIdentity: {
      label: 'Odosielateľ v AWS',
      hint: 'Telefónne číslo, identifikátor odosielateľa alebo skupina konta AWS, podľa id alebo ARN.',
    },
    applicationId: { label: 'Identifikátor aplikácie', hint: 'Portál BulkGate ho ukazuje pri aplikácii.' },
    applicationToken: { label: 'Token aplikácie', hint: 'Je vedľa identifikátora.' },
    repliesTo: {
      label: 'Správy neznámych idú na',
      hint: 'Kam príde správa, ktorej odosielateľ ešte nemá konverzáciu.',
    },
    phoneNumberId: {
      label: 'Identifikátor čísla',
      hint: 'Identifikátor v Meta, nie samotné číslo: 5 až 20 číslic.',
    },
    awsPhoneNumberId: {
      label: 'Identifikátor čísla v AWS (nepovinné)',
      hint: 'Len ak jeho správy prenáša AWS: phone-number-id- a 32 znakov. Ak zostane prázdne, prenáša ich Meta.',
    },
    businessAccountId: {
      label: 'Identifikátor firemného účtu (nepovinné)',
      hint: 'Identifikátor účtu v Meta, ku ktorému patrí číslo aj šablóny: podľa neho Meta oznamuje, že šablóna bola schválená alebo pozastavená. 5 až 20 číslic.',
    },
    token: { label: 'Prístupový token', hint: 'Systémového používateľa v Meta.' },
    email: {
      label: 'Adresa',
      hint: 'Zákazníci ju vidia a odpovedajú na ňu. Jej doména musí byť pre túto platformu overená.',
    },
    name: { label: 'Meno', hint: 'Je vedľa adresy.' },
  },
  senderOfAws: '3 až 11 písmen a číslic, aspoň jedno písmeno.',
  accessData: 'Prístupové údaje',
  secretFirst: 'Potrebné prvýkrát. Uloží sa bezpečne a už nikdy sa nezobrazí.',
  secretKeep: 'Ak zostane prázdne, zostane, čo je uložené. Už nikdy sa nezobrazí.',
  secretAgain: 'Prístupové údaje sa už nikdy nezobrazia, zadajte ich preto, prosím, ešte raz.',
  templates: {
    heading: 'Šablóny',
    lead: 'Bez schválenej šablóny odchádza WhatsApp len do 24 hodín od poslednej správy zákazníka.',
    none: 'Zatiaľ žiadne.',
    add: 'Zapísať šablónu',
    remove: {
      ask: 'Odstrániť',
      says: 'Správy tohto druhu v tomto jazyku potom cez WhatsApp odídu len do 24 hodín od poslednej správy zákazníka, inak ďalším kanálom. V Meta šablóna zostane.',
      button: 'Odstrániť šablónu',
    },
    purpose: 'Správa',
    language: 'Jazyk',
    name: 'Názov v Meta',
    code: { label: 'Kód jazyka v Meta', hint: 'Napríklad de alebo en_GB.' },
    status: 'Stav v Meta',
    statuses: {
      approved: 'Schválená',
      pending: 'Posudzuje sa',
      paused: 'Pozastavená',
      rejected: 'Zamietnutá',
      disabled: 'Vypnutá',
    },
  },
  address: {
    heading: 'Adresa pre správy o doručení',
    shownOnce:
      'Zadajte teraz túto adresu v portáli BulkGate, so zapnutým „bulk POST“. Zobrazí sa len raz, lebo kto ju pozná, môže hlásiť doručenia.',
    ask: 'Vytvoriť novú adresu pre správy o doručení',
    says: 'Urobte to, ak sa terajšiu adresu dozvedeli iní. Terajšia platí, kým sa nevytvorí ďalšia nová.',
    make: 'Vytvoriť novú adresu',
    already:
      'Pred chvíľou už bola vytvorená nová adresa, preto sa ďalšia nevytvorila. Ak ste ju nevideli, vytvorte, prosím, teraz ešte jednu.',
  },
  off: {
    ask: 'Neposielať odtiaľto SMS',
    says: 'Odtiaľto už neodíde žiadna SMS, ani keď je nastavená vyššie. Prístupové údaje zostanú uložené.',
    button: 'Vypnúť SMS',
  },
  remove: {
    ask: 'Odobrať, čo je tu nastavené',
    says: 'Potom platí, čo je vyššie, ak tam niečo je. Prístupové údaje uložené tu, ktoré nikto iný nepotrebuje, sa vymažú.',
    button: 'Odobrať',
  },
  faults: {
    sender: 'Takého odosielateľa poskytovateľ neprijíma.',
    originationIdentity: 'Zadajte telefónne číslo, identifikátor odosielateľa alebo skupinu, alebo ich ARN.',
    applicationId: 'Prvýkrát sú potrebné oba prístupové údaje.',
    applicationToken: 'Prvýkrát sú potrebné oba prístupové údaje.',
    repliesTo: 'Vyberte, prosím, prevádzku.',
    phoneNumberId: 'Zadajte identifikátor v Meta: 5 až 20 číslic.',
    awsPhoneNumberId: 'Zadajte phone-number-id- a 32 znakov, alebo to nechajte prázdne.',
    businessAccountId:
      'Zadajte identifikátor firemného účtu v Meta: 5 až 20 číslic, alebo to nechajte prázdne.',
    token: 'Prvýkrát je potrebný prístupový token.',
    email: 'Zadajte, prosím, e-mailovú adresu.',
    name: 'Zadajte meno s najviac 80 znakmi.',
    template: 'Zadajte názov a kód jazyka šablóny tak, ako ich má Meta.',
    identity:
      'Tento odosielateľ patrí ku kontu, ktoré zdieľajú všetci predajcovia, a váš predajca ho ešte nepoužíva. Správca siete alebo prevádzkovateľ platformy ho musí raz nastaviť.',
    taken: 'Toto číslo už používa iný predajca.',
    accountTaken: 'Tento firemný účet už používa iný predajca.',
  },
  trial: {
    heading: { whatsapp: 'Testovacia správa WhatsApp', sms: 'Testovacia SMS', email: 'Testovací e-mail' },
    lead: {
      whatsapp:
        'Pošle jednu správu WhatsApp z čísla prevádzky podľa schválenej šablóny s ukážkovými hodnotami; zákazník sa v nej volá TEST. Meta ju môže spoplatniť.',
      sms: 'Pošle jednu SMS cez poskytovateľa prevádzky, aby bolo vidno, či je všetko v poriadku. Môže stáť toľko ako každá SMS.',
      email:
        'Pošle jeden e-mail od odosielateľa prevádzky, aby bolo vidno, či je všetko v poriadku. Jeho predmet sa začína slovom TEST.',
    },
    location: 'Prevádzka',
    number: { label: 'Mobilné číslo', hint: 'S predvoľbou krajiny, alebo ako sa tam píše.' },
    address: { label: 'E-mailová adresa', hint: 'Taká, kde uvidíte, či príde.' },
    send: {
      whatsapp: 'Poslať testovaciu správu WhatsApp',
      sms: 'Poslať testovaciu SMS',
      email: 'Poslať testovací e-mail',
    },
    faults: {
      number: 'Zadajte číslo mobilného telefónu. Pevná linka sa nedá zastihnúť.',
      address: 'Zadajte, prosím, e-mailovú adresu.',
      notSetUp: {
        whatsapp: 'Táto prevádzka neposiela správy WhatsApp. Najprv, prosím, nastavte číslo.',
        sms: 'Táto prevádzka neposiela SMS. Najprv, prosím, nastavte poskytovateľa.',
        email: 'Táto prevádzka neposiela e-maily. Najprv, prosím, nastavte odosielateľa.',
      },
      noTemplate:
        'Žiadna šablóna tejto prevádzky nie je schválená a bez nej sa nedá napísať niekomu, kto práve nepísal. Najprv ju, prosím, dajte schváliť v Meta a zapíšte ju.',
      optedOut: 'Kto by to dostal, povedal STOP, preto sa tam nič neposiela. Skúste, prosím, niekoho iného.',
      givenUp:
        'E-mail na túto adresu sa natrvalo vrátil alebo sa jej majiteľ sťažoval, preto sa na ňu už nič neposiela. Skúste, prosím, inú.',
      switchedOff: 'Odosielanie je na tejto platforme vypnuté.',
      notAllowed: 'Táto platforma posiela len na čísla a adresy svojho zoznamu a toto medzi ne nepatrí.',
      tooMany: 'Viac ako päť pokusov za hodinu nie je možných. Skúste to, prosím, neskôr.',
    },
    latest: 'Posledné pokusy',
    none: 'Ešte nebol odoslaný žiadny pokus.',
    refresh: 'Pozrieť znova',
    changed: 'O pokuse sú novinky.',
    status: {
      sending: 'Odosiela sa',
      accepted: 'Prijaté poskytovateľom',
      rejected: 'Zamietnuté',
      not_sent: 'Neodoslané',
      unknown: 'Neznáme',
      delivered: 'Doručené',
      failed: 'Nedoručené',
    },
    noAnswer: 'Poskytovateľ neodpovedal jasne. Pozrite sa, či niečo prišlo, kým to skúsite znova.',
    template: (name) => `Šablóna ${name}`,
    reported: (when) => `nahlásené ${when}`,
    code: (code) => `Kód poskytovateľa: ${code}`,
  },
};
