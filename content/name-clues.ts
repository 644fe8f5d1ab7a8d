/**
 * By what a person's name is recognised in correspondence, in all our languages at once. Before a
 * letter is disclosed to one person, those who might be somebody else are put before an officer
 * (worker/request/others.ts), so a word too many costs a look and a word too few a disclosure.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Stand before a surname. */
export const titles = words(`
  Mr Mrs Ms Miss Mx Dr Prof Professor Sir Lady Lord Dame Rev Herr Frau Herrn Monsieur Madame Mme Mlle
  Sr Sra Srta Señor Señora Senhor Senhora Signor Signora Sig Dott Dottoressa Dhr Mevr Meneer Mevrouw
  Pan Pani Pana Hr Fru Herre Gospodin Gospođa Paní Κύριος Κύριε Κυρία
`);

/** Open a letter; what follows is a name. */
export const greetings = words(`
  Hi Hello Hey Dear Morning Hallo Liebe Lieber Geehrte Geehrter Bonjour Cher Chère Hola Estimado
  Estimada Querido Querida Ciao Caro Cara Gentile Beste Geachte Hej Kära Käre Kære Olá Caro Prezado
  Prezada Cześć Szanowna Szanowny Droga Drogi Dobrý Milá Milý Poštovani Poštovana Draga Dragi Αγαπητέ
  Αγαπητή Γεια
`);

/** Stand in lower case before the name of somebody spoken of: "my colleague Priya". */
export const cues = words(`
  colleague colleagues assistant manager director boss secretary partner wife husband daughter son
  brother sister friend successor predecessor cc copying copied asked ask tell told met meet met with
  from via through by and or to for called named contact phone ring speak spoke spoken talked kollege
  kollegin collègue compañero compañera colega collega kollega kolega kolegyně kolegica
`);

/** Between the parts of a name. */
export const particles = words(`
  van von der den de del della di da dos das du la le ter ten zu zum af av bin ibn al el y e
`);

/** Tell that what they stand in is no person but a company, a place or a thing. */
export const things = words(`
  Ltd Limited PLC Plc LLP Inc LLC GmbH AG KG SA SAS SARL SL SpA Srl BV NV AB AS ApS Oy Kft SRO
  Company Group Holdings Press Printers Printing Print Publishing Publishers Media Studio Studios
  Design Designs Agency Solutions Services Systems Software Partners Associates Consulting Bank
  University College School Council Museum Theatre Festival Gallery Institute Trust Foundation Society
  Association Union Office House Hall Hotel Court Park Place Road Street Lane Avenue Way Square Drive
  Close Terrace Yard Mill Wharf Centre Center Building Floor Room Station Airport City County Town
  North South East West New Great United Kingdom States Europe Britain England Scotland Wales Ireland
  Exhibition Conference Workshop Webinar Seminar Summit Expo Fair Show Day Week Month Year Edition
  Calendar Guide Handbook Almanac Directory Supplement Newsletter Magazine Journal Review Times Weekly Quarterly Catalogue Brochure Invoice Order Contract Agreement
  Privacy Policy Data Protection Act Article Section Version Module Report Form Plan Licence License
  Google Analytics Zoom Teams Microsoft Sage Pay Rochen Twitter LinkedIn Companies Flatplan Excel
  Straße Platz Weg Allee Rue Boulevard Calle Plaza Via Piazza Straat Plein Gasse Verlag Druckerei
`);

/** Begin sentences, or are written with a capital, and name nobody. */
export const common = words(`
  A An The This That These Those It Its He She They We You I My Our Your His Her Their Who What When
  Where Why Which How If As At By For From In Into Of On Off Or Over To Up With Without Within And But
  So Not No Nor Yes Please Thank Thanks Many Kind Best Warm Regards Wishes Sincerely Faithfully Yours
  Cheers Sorry Here There Then Than Now Today Tomorrow Yesterday Also After Before Once Since Until
  While Because Although However Could Would Should Can May Might Must Shall Will Do Does Did Have Has
  Had Is Are Was Were Be Been Being Let Just Only Very Some Any All Both Each Every Either Neither One
  Two Three Four Five Six Seven Eight Nine Ten First Second Third Next Last Note Re Fwd Subject Sent
  Date Attached Enclosed Following Further Regarding Concerning Good Great Hope Looking Could Can
  Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July
  August September October November December Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Christmas
  Easter English German French Spanish Italian Dutch Polish Danish Swedish Portuguese Greek Czech
  British European American London Norwich Ipswich Suffolk Norfolk Reydon Southwold Lowestoft
  Manchester Leeds Bristol Edinburgh Glasgow Cardiff Birmingham Liverpool Berlin Hamburg Paris Madrid
  Rome Milan Amsterdam Brussels Vienna Dublin HALO Halo CRM PDF CSV GDPR VAT UK EU US USA Internet Web
  Email Mail Phone Mobile Tel Fax Office Team Staff Support Sales Marketing Finance Accounts Director
  Manager Editor Head Chief Officer Commercial Managing Sir Madam Damen Herren Freundliche Grüße Viele
  Mit Der Die Das Ein Eine Ich Wir Sie Ihr Ihre Bitte Danke Und Oder Für Von Nach Bei
  Je Nous Vous Merci Cordialement Le La Les Un Une El Los Las Gracias Saludos Il Lo Gli Grazie Saluti
  Η Ο Το Οι Τα Και Με Στις Στον Στην Από Για Δεν Ευχαριστώ Εκτίμηση De Het Een Dank Groeten Met Vriendelijke Hälsningar Tack Hilsen Tak Pozdrawiam Dziękuję Děkuji
`);

/** Given names that need no other clue. */
export const givenNames = words(`
  Aaron Abigail Adam Adrian Agnes Ahmed Aisha Alan Alastair Alba Albert Alejandro Alex Alexander
  Alexandra Alfie Ali Alice Alison Alistair Amanda Amelia Amina Amir Amy Ana Anders Andrea Andreas
  Andrew Andy Angela Anil Anita Ann Anna Anne Annika Anthony Antonio Anya Astrid Barbara Beatrice Ben
  Benjamin Bernd Beth Bill Bob Brian Bridget Carla Carlos Carol Caroline Catherine Charles Charlotte
  Chloe Chris Christian Christina Christine Christopher Claire Clara Claudia Colin Craig Dan Daniel
  Daniela David Dawn Debbie Deborah Derek Diana Diego Dirk Dmitri Dominic Donna Dorothy Duncan Edward
  Eileen Elena Elisabeth Elizabeth Ella Ellen Emily Emma Eric Erik Eva Eve Fatima Felix Fiona Frances
  Francesca Frank Fred Freya Gareth Gary Gavin Geoff George Georgia Gillian Giulia Grace Graham Greg
  Gunnar Hannah Hans Harriet Harry Hassan Heather Heidi Helen Helga Henry Hilary Holly Hugh Ian Imran
  Ines Ingrid Irene Isabel Isla Ivan Jack Jacob Jacqueline Jakob James Jamie Jan Jane Janet Jasmine
  Jason Jean Jennifer Jenny Jeremy Jessica Jill Jim Joan Joanna Joe Johan Johanna John Jonas Jonathan
  Jorge José Joseph Josh Juan Judith Julia Julian Julie Karen Karin Karl Kate Katherine Kathryn Katie
  Keith Kelly Ken Kenneth Kevin Kim Kirsty Klaus Laura Lauren Leah Lena Leon Lewis Liam Linda Lisa Liz
  Lorna Louise Lucas Lucy Luis Luke Lynn Magda Malcolm Marco Margaret Maria Marie Mario Mark Markus
  Marta Martha Martin Mary Matt Matthew Max Meera Megan Mehmet Melanie Mia Michael Michelle Mick Miguel
  Mike Mohammed Moira Molly Monika Morag Nadia Naomi Natalie Natasha Neil Niall Nicholas Nicola Nigel
  Nina Noah Nora Olga Oliver Olivia Omar Oscar Owen Pablo Paolo Patricia Patrick Paul Paula Pauline
  Pedro Peter Petra Philip Philippa Phoebe Pierre Piotr Priya Rachel Rajesh Ralph Rebecca Rhys Richard
  Rita Robert Robin Roger Rory Rosa Rosie Ross Ruth Ryan Sally Sam Samantha Samir Samuel Sandra Sanjay
  Sara Sarah Sean Sebastian Sheila Simon Sofia Sonia Sophia Sophie Stefan Stella Stephanie Stephen Steve
  Steven Stuart Sunita Susan Suzanne Sven Sylvia Tamara Tanya Tara Tariq Ted Teresa Tessa Thomas Tim
  Timothy Tina Tobias Toby Tom Tony Tracey Ursula Valerie Vera Veronica Victoria Vikram Vincent Wanda
  Wendy William Yasmin Yusuf Yvonne Zoe Zofia
`);
