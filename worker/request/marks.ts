/**
 * What mail programs write around a person's words, in the languages they are set to. Patterns are
 * tried on one line of bounded length, and none backtracks over more than that line.
 */

const any = (...words: readonly string[]): string => `(?:${words.join('|')})`;

/** "On 3 March, X <x@example.com> wrote:", anywhere in a line of up to three joined lines. */
const wrote = any(
  'wrote',
  'writes',
  'schrieb',
  'a écrit',
  'a ecrit',
  'escribió',
  'escribio',
  'ha scritto',
  'schreef',
  'escreveu',
  'napisał(?:a|\\(a\\))?',
  'pisze',
  'skrev',
  'napsal(?:a|\\(a\\))?',
  'έγραψε',
  'napisao',
  'napisala',
  'je pisao',
  'kirjoitti',
  'a scris',
  'ezt írta',
  'написал',
  'написав',
  'şunu yazdı',
  'va escriure',
  'napísal',
);
export const attribution = new RegExp(
  `(?:\\d|@|>).{0,240}${wrote}.{0,120}[:：]\\s*$|${wrote}.{0,200}(?:\\d|@|>).{0,60}[:：]\\s*$`,
  'i',
);
export const plainAttribution = new RegExp(`^.{1,80}\\b${wrote}\\s*:\\s*$`, 'i');

/** "-----Original Message-----", "---------- Forwarded message ---------", "Begin forwarded message:". */
const original = any(
  'original message',
  'original email',
  'forwarded message',
  'forwarded by',
  'begin forwarded message',
  'ursprüngliche nachricht',
  'originalnachricht',
  'weitergeleitete nachricht',
  'anfang der weitergeleiteten nachricht',
  'message d.origine',
  'message transféré',
  'message original',
  'début du message transféré',
  'mensaje original',
  'mensaje reenviado',
  'messaggio originale',
  'messaggio inoltrato',
  'inizio messaggio inoltrato',
  'oorspronkelijk bericht',
  'doorgestuurd bericht',
  'begin doorgestuurd bericht',
  'mensagem original',
  'mensagem encaminhada',
  'wiadomość oryginalna',
  'oryginalna wiadomość',
  'wiadomość przekazana',
  'przekazana wiadomość',
  'ursprungligt meddelande',
  'vidarebefordrat (?:meddelande|mejl|brev)',
  'oprindelig meddelelse',
  'videresendt (?:meddelelse|besked|mail)',
  'původní zpráva',
  'přeposlaná zpráva',
  'αρχικό μήνυμα',
  'προωθημένο μήνυμα',
  'izvorna poruka',
  'proslijeđena poruka',
);
export const separator = new RegExp(
  `^[\\s*_=-]*${original}[\\s*_=:-]*$|^-{2,}\\s*${original}`,
  'i',
);
const forwarding =
  /forward|weitergeleitet|transf|reenviad|inoltrat|doorgestuurd|encaminhad|przekazan|vidarebefordra|videresend|přeposlan|προωθημ|proslijeđen/i;
export const forwardMark = (line: string): boolean => forwarding.test(line);

/** First and later lines of the header block Outlook puts above a quotation. */
export const fromLine =
  /^[\s*>]*(?:from|von|de|da|van|od|från|fra|από|lähettäjä|expéditeur|remitente|mittente|afzender|nadawca|avsändare|afsender|odesílatel|αποστολέας|pošiljatelj)\s*\*?\s*:\s*\*?\s*\S/i;
export const headerLine =
  /^[\s*>]*(?:sent|date|to|cc|subject|reply-to|gesendet|datum|an|betreff|envoyé|à|objet|enviado(?: el)?|fecha|para|asunto|inviato|data|a|oggetto|verzonden|aan|onderwerp|enviada(?: em)?|assunto|wysłano|wysłane|do|temat|skickat|till|ämne|sendt|dato|til|emne|odesláno|komu|předmět|στάλθηκε|ημερομηνία|προς|θέμα|poslano|prima|za|predmet|lähetetty|aihe)\s*\*?\s*:\s*\*?/i;

/** What a telephone or a free mail provider adds below. */
export const sentFrom =
  /^\W{0,3}(?:sent (?:from|via|with)|get outlook|gesendet (?:mit|von|vom|aus)|von mein(?:em|er) .{0,30} gesendet|diese nachricht wurde von .{0,40} gesendet|(?:envoyé|envoye) (?:de|depuis|à partir|avec)|enviado (?:desde|do|a partir|de mi|via)|inviato (?:da|con|dal)|verzonden (?:vanaf|vanuit|met|via)|verstuurd (?:vanaf|met|vanuit)|wysłan[eoy] (?:z|ze|przy)|skickat? (?:från|med)|sendt (?:fra|med|via)|odesláno (?:z|ze)|posláno z|στάλθηκε από|εστάλη από|poslano (?:s|sa|iz)|lähetetty|outlook for|yahoo mail|this email has been checked|virus-?free)/i;

/** Words that close a letter. What follows is a signature. */
export const signOff = new RegExp(
  `^\\W{0,3}${any(
    '(?:with )?(?:kind|best|warm|warmest|kindest|many)(?: (?:personal )?(?:regards|wishes))',
    'regards',
    'kind rgds',
    'rgds',
    'br',
    'kr',
    'best',
    'all the best',
    'yours(?: (?:sincerely|faithfully|truly|etc\\.?))?',
    'sincerely(?: yours)?',
    'respectfully',
    'cheers',
    '(?:mit )?(?:freundlich\\w*|besten?|herzlich\\w*|viel\\w*|lieb\\w*|schön\\w*) (?:grü(?:ß|ss)\\w*|gruss|gruß|gruessen?|grues(?:s|ß)en|grüsse)',
    'freundliche gr\\S+',
    'mit freundlichen gr\\S+',
    'mit vorzüglicher hochachtung',
    'hochachtungsvoll',
    'mfg',
    'lg',
    'vg',
    'gru(?:ß|ss)',
    'grüße?',
    'gruesse?',
    '(?:bien )?(?:cordialement|cdt|cdlt)(?: vôtre)?',
    'bien à vous',
    'sincères salutations',
    'salutations(?: distinguées)?',
    '(?:meilleures|sincères|respectueuses) salutations',
    '(?:je vous prie|veuillez|dans l.attente|recevez).{0,120}(?:salutations|sentiments|considération).{0,40}',
    '(?:un )?(?:cordial(?:es)? )?saludos?(?: cordial(?:es)?)?',
    'atentamente',
    'atte\\.?',
    'un saludo',
    'reciban? un.{0,20}saludo',
    'le saluda.{0,20}',
    '(?:cordiali|distinti|cari|tanti) saluti',
    'cordialmente',
    'saluti',
    'in fede',
    'un saluto',
    'grazie e (?:cordiali )?saluti',
    '(?:met )?(?:vriendelijke|hartelijke|beste|hoogachtende) groet(?:en)?',
    'groet(?:en|jes)?',
    'hoogachtend',
    'mvg',
    'gr\\.?',
    '(?:com os )?(?:melhores |meus )?cumprimentos',
    'atenciosamente',
    'att\\.?',
    'cordialmente',
    'abraço',
    'cpts?\\.?',
    'z poważaniem',
    'pozdrawiam(?: serdecznie)?',
    '(?:serdecznie|serdeczne) pozdr\\w+',
    'łączę wyrazy.{0,20}',
    'z wyrazami szacunku',
    'pozdr\\.?',
    '(?:med )?(?:vänlig|vänliga|bästa|hjärtliga) hälsning(?:ar)?',
    'mvh',
    'hälsningar',
    'hälsn\\.?',
    'vh',
    '(?:med )?(?:venlig|venlige|bedste|de bedste|kærlig) hilsen(?:er)?',
    'hilsen',
    '(?:vh|dbh|mvh)',
    '(?:s |se )?(?:pozdravem|přátelským pozdravem|srdečným pozdravem|úctou)',
    's pozdravom',
    'hezký den',
    'zdraví',
    'pozdravy?',
    '(?:με )?(?:εκτίμηση|εκτιμηση|τιμή)',
    'φιλικά',
    'με φιλικούς χαιρετισμούς',
    'χαιρετισμούς',
    'ευχαριστώ(?: πολύ)?',
    '(?:s |sa )?(?:poštovanjem|postovanjem|štovanjem)',
    'lijep pozdrav',
    'srdačan pozdrav',
    'lp',
    'pozdrav',
    'ystävällisin terveisin',
  )}\\W{0,4}(?:from .{0,30})?$`,
  'iu',
);

/** Thanks close a letter only when nothing but a name follows. */
export const thanks =
  /^\W{0,3}(?:(?:many |with )?thanks?(?: (?:you|again|in advance|so much|very much|and regards))*|thx|ta|(?:vielen |besten |herzlichen )?dank(?:e)?(?: (?:im voraus|vorab|schön))?|merci(?: (?:beaucoup|d'avance|par avance|bien))?|(?:muchas )?gracias(?: de antemano)?|grazie(?: (?:mille|in anticipo))?|(?:alvast )?(?:bedankt|dank)(?: alvast)?|obrigad[oa]s?|dziękuję(?: z góry)?|dzięki|tack(?: (?:på förhand|så mycket))?|(?:på forhånd )?(?:mange )?tak(?: på forhånd)?|děkuji?(?: předem)?|ευχαριστώ|hvala(?: (?:vam|unaprijed))?)\W{0,4}$/iu;

export const postscript =
  /^\W{0,2}(?:p\.? ?s\.?|pps|n\.?b\.?|υ\.?γ\.?|pd|post ?scriptum)(?:\W|$)/iu;

/**
 * Boilerplate of law departments: confidential, for its addressee, and what to do when it went
 * astray. One of the words alone proves nothing: people ask for the recipients of their data.
 */
const astray = any(
  'in error',
  'by mistake',
  'irrtümlich',
  'par erreur',
  'por error',
  'per errore',
  'abusievelijk',
  'por engano',
  'por erro',
  'omyłkowo',
  'pomyłkowo',
  'av misstag',
  'ved en fejl',
  'ved en fejltagelse',
  'omylem',
  'εκ παραδρομής',
  'κατά λάθος',
  'greškom',
);
const addressee = any(
  'intended (?:recipient|only|solely|for)',
  'addressee',
  'named above',
  'richtige[nr]? adressat',
  'bestimmte[nr]? empfänger',
  'destinataire',
  'destinatari',
  'geadresseerde',
  'bestemd voor',
  'adresat',
  'mottagare',
  'modtager',
  'adresát',
  'příjemce',
  'παραλήπτη',
  'primatelj',
  'namijenjen',
);
const confidential = any(
  'confidential',
  'privileged',
  'vertraulich',
  'confidentiel',
  'confidencial',
  'riservat',
  'confidenzial',
  'vertrouwelijk',
  'poufn',
  'konfidentiell',
  'fortrolig',
  'důvěrn',
  'εμπιστευτικ',
  'povjerljiv',
);
const sender = any(
  'the sender',
  'absender',
  'expéditeur',
  'remitente',
  'mittente',
  'afzender',
  'remetente',
  'nadawc',
  'avsändar',
  'afsender',
  'odesílatel',
  'odesilatel',
  'αποστολέα',
  'pošiljatelj',
);
const astrayMark = new RegExp(astray, 'i');
const addresseeMark = new RegExp(addressee, 'i');
const confidentialMark = new RegExp(confidential, 'i');
const senderMark = new RegExp(sender, 'i');
const officeMark =
  /^\W{0,3}(?:disclaimer|confidentiality notice|registered (?:office|in england|company)|company (?:reg|no)|vat (?:reg|no)|think before (?:you )?print|please consider the environment|before printing|avant d.imprimer|bitte denken sie an die umwelt|geschäftsführer|handelsregister|amtsgericht)/i;

export function disclaimer(paragraph: string): boolean {
  if (officeMark.test(paragraph)) return true;
  const lost = astrayMark.test(paragraph);
  const addressed = lost || addresseeMark.test(paragraph);
  return addressed && (confidentialMark.test(paragraph) || senderMark.test(paragraph));
}

/** The foot of a mailing, ours or anyone's: why it came and how to end it. */
export const footer =
  /(?:you(?:'re| are)? (?:receiv\w+|getting) this (?:e-?mail|message|newsletter|because)|this (?:e-?mail|message|newsletter) was sent to|sie erhalten diese|diese (?:e-?mail|nachricht) wurde an|vous recevez (?:ce|cet)|cet? (?:e-?mail|message) (?:a été|vous a été) envoyé|(?:ha )?recib(?:es|e|ido) este|este (?:correo|mensaje|email) (?:se ha enviado|fue enviado|foi enviado)|riceve?i? questa|questa (?:e-?mail|mail) è stata inviata|je ontvangt (?:dit|deze)|u ontvangt (?:dit|deze)|deze (?:e-?mail|mail) is verzonden|recebeu? este|está a receber|otrzymujesz t|otrzymał\S* t. wiadomość|ten e-?mail został wysłany|du får (?:det här|detta)|du (?:modtager|får) denne|tento e-?mail (?:vám|byl)|dostáváte tento|λαμβάνετε αυτό|primate ovu|ovaj e-?mail (?:je )?poslan|(?:unsubscribe|abmelden|abbestellen|se désinscrire|désabonner|darse de baja|disiscriviti|cancella iscrizione|uitschrijven|afmelden|cancelar (?:a )?subscrição|wypisz się|avregistrera|afmeld|odhlásit|διαγραφή|odjava|odjavi)\s*[|·•]|[|·•]\s*(?:unsubscribe|abmelden|abbestellen|se désinscrire|désabonner|darse de baja|disiscriviti|uitschrijven|afmelden|wypisz się|avregistrera|afmeld|odhlásit|odjava))/i;

/** "Re:", "AW:", "SV:": the subject is then ours or a colleague's. "Fwd:", "WG:": somebody else's letter. */
export const answering =
  /^\s*(?:re|aw|antw|antwort|sv|vs|odp|r|ref|rif|res|απ|απάντηση|ynt|vá)\s*(?:\[\d+\])?\s*:/iu;
export const forwarded =
  /^\s*(?:fw|fwd|wg|tr|rv|i|doorst|enc|vb|vs|pd|πρθ|προώθ|proslijeđeno|vl)\s*:/iu;
