/**
 * The words of the trade that recognisers break or mishear, each as other lists know it and then as it sounds to an Indian
 * ear where that differs. `words/hearing.ts` finds them again by their sound.
 */
export const HEARABLE: readonly (readonly [word: string, ...sounds: string[]])[] = `
apartment apartment apartament apaartment
balcony balkani baalkani
bedroom bedrum bedroom
budget bajat bajet budget
builder bildar builder
bungalow bangla bangalo
carpet karpet kaarpet
clubhouse klabhaus clubhouse
commercial kamarsial komarshal commercial
construction kanstrakshan construction
farmhouse farmhaus faarmhouse
furnished farnisd farnished furnishd
garden gaardan gardan
generator janretar jenereter generator
gated getid gated
godown godaun godown
hospital haspital aspatal hospital
independent indipendent independent
industrial indastrial industrial
internet intarnet internet
inverter invartar inverter
investment investment inwestment
kitchen kichan kitchen
location lokeshan location
market maarket market
modular madular modyular modular
office aafis ofis office
parking paarking parking
penthouse penthaus penthouse
possession pajesan possession
property praparti property
purchase parchej purchase
residential rejidensial residential
security sikyoriti sekuriti security
servant sarvant servant
showroom shorum showroom
society sosaiti society
square skvair skuar square
studio studiyo studio
swimming sviming swimming
terrace teres tairas terrace
warehouse verhaus vearhouse warehouse
agricultural egrikalcharal agricultural
bathroom bathrum bathroom
community kamyuniti community
dukaan dukan dookaan
elevator eliveter elevator
garage gairej garage
kiraya kiraya kiraaya
makaan makan makaan
playground plegraund playground
school iskul skul school
zameen jamin zamin
`
  .trim()
  .split('\n')
  .map((line) => line.split(' ') as [string, ...string[]])

/** What stands behind numbers. */
export const COUNTED: readonly string[] = [
  ...['lakh', 'crore', 'karod', 'hazaar', 'thousand', 'hundred', 'bhk', 'bedroom'],
  ...['square', 'feet', 'acre', 'bigha', 'marla', 'kanal', 'katha', 'months', 'mahine'],
]

/**
 * Words that call for the next one: what stands behind "swimming" and sounds like "pool" is a pool. Of each pair either may
 * be the misheard one.
 */
export const PAIRS: readonly (readonly [first: string, second: string])[] = [
  ['swimming', 'pool'],
  ['modular', 'kitchen'],
  ['power', 'backup'],
  ['gated', 'society'],
  ['gated', 'community'],
  ['square', 'feet'],
  ['square', 'foot'],
  ['square', 'yard'],
  ['square', 'meter'],
  ['servant', 'room'],
  ['study', 'room'],
  ['pooja', 'room'],
  ['builder', 'floor'],
  ['independent', 'house'],
  ['carpet', 'area'],
  ['office', 'space'],
  ['club', 'house'],
  ['play', 'area'],
  ['semi', 'furnished'],
  ['fully', 'furnished'],
]
