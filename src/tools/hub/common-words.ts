const text = `
  access acceso adidas admin administrador administrator adobe alejandro alexander america amigo amigos amor andrea andrew
  angel anthony apple april arsenal asdf ashley athletic august austin autumn azerty banana barcelona baseball basketball batman
  bienvenido biteme blink brandon buster butterfly cambiame cambiar carlos carmen changeit changeme charlie cheese chelsea
  chocolate christmas church clave cocacola computer container contrasena contraseña cookie corazon corvette cowboy cristina
  daniel david debian december default demo demodemo diamond diego docker dolphin donald dragon eagle elephant elizabeth
  enter estrella facebook familia family february ferrari flower football forever freedom friday friends fuckyou futbol gabriel
  gandalf george gmail golden google guest guitar hannah harley hello heather hockey hola home homelab hunter iceman iloveyou internet
  isabella january jasmine jennifer jessica jesus jordan joseph joshua july june junior justin killer king laptop letmein linux
  liverpool login london love lovely lovelove lucky maggie mama manager manchester march margarita maria martin master matrix
  matthew mercedes merlin michael michelle mickey minecraft monday monica monkey morgan mother muffin mustang naruto
  nicole nintendo ninja november nothing october oliver onepiece operator orange pass passw password passwort patrick peanut
  pepper perrito phoenix pokemon portainer primavera princesa princess private purple qazwsx qwer qwert qwerty qwertz rainbow
  ranger raspberry realmadrid root sabrina samantha samsung santiago saturday scooter secret secreto server september shadow
  sistema slipknot snoopy soccer sophie spiderman spring starwars steelers summer sunday sunshine superman support
  system teamo tequiero test tester testing thomas thunder thursday tigger toor trustno tuesday twitter ubuntu unknown user
  usuario valentina verano victoria wednesday welcome whatever william winner winter wizard yankees zxcv zxcvbn
`;

/** What many passwords are made of, in English and Spanish: our own list, for telling the first guesses of anyone. */
export const commonWords: ReadonlySet<string> = new Set(text.trim().split(/\s+/));
