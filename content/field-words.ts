/**
 * What people call the fields of their record, in every language read: for proposing corrections
 * (worker/request/details.ts). Words are beginnings, in small letters and without accents. A person
 * settles every proposal.
 */

/** Ids are the policy's categories in the singular, as staff see them on the form. */
export const fieldWords = {
  email:
    'e-mail email mail courriel correo mailadres mejl epost e-post skrzynk e-post imejl posta elettronica',
  phone:
    'phone telephone telefon telefono telefoon number numero nummer extension ext durchwahl ligne direct dial teefon numer cislo broj klapka',
  mobile:
    'mobile cell handy portable movil cellulare mobiel telemovel celular komork mobil mobitel kinit',
  company:
    'company firm firma entreprise societe empresa azienda societa bedrijf foretag virksomhed spolecnost tvrtk etairei',
  job_title:
    'title role position job stellung funktion poste fonction intitule cargo puesto qualifica ruolo functie stanowisk titel befattning stilling funkc pozic thesi',
  postal_address:
    'address adresse anschrift direccion domicilio indirizzo adres morada endereco adress adresa dieuthuns postcode unit street strasse rue calle',
  name: 'name surname surnam nachname vorname nom prenom nombre apellid nome cognome naam achternaam apelido sobrenome nazwisk imie namn efternamn navn efternavn jmen prijmeni ime prezime onoma eponumo spell schreib orthograph',
} as const;
