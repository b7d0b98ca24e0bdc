import { findPlaces } from '../places/places.ts'

interface NamedPlace {
  readonly name: string
  readonly isCity: boolean
  readonly isRoad: boolean
  /** The city it lies in, where only one has it. */
  readonly city: string | null
}

/** " in Sector 62, Noida", " on Golf Course Road, Gurgaon": each locality before its city. Empty where none was named. */
export function placesInWords(names: readonly string[]): string {
  if (names.length === 0) return ''
  const groups = groupByCity(names.map(placeNamed))
  const [first] = groups[0]!
  const isOfSeveral = groups.length > 1 && groups.some((group) => group.length > 1)
  const told = groups.map((group) => group.map(({ name }) => name).join(', '))
  return ` ${first!.isRoad ? 'on' : 'in'} ${told.join(isOfSeveral ? ' or ' : ', ')}`
}

const ROAD = / (?:road|expressway|marg|highway|street)$/i

function placeNamed(name: string): NamedPlace {
  const [place] = findPlaces(name)
  const isWhole = place?.name === name
  const isCity = isWhole && place.kind === 'city'
  return { name, isCity, isRoad: ROAD.test(name), city: isWhole && !isCity ? place.city : null }
}

/** A locality that every city has belongs to the city that was named before it, or else to the next one. */
function groupByCity(places: readonly NamedPlace[]): NamedPlace[][] {
  const cities = places.filter(({ isCity }) => isCity)
  const groups = new Map<string, NamedPlace[]>()
  places.forEach((place, index) => {
    const city = place.isCity ? place : cityOf(place, index)
    const group = groups.get(city?.name ?? '') ?? []
    groups.set(city?.name ?? '', group)
    if (!place.isCity) group.push(place)
  })
  for (const city of cities) groups.get(city.name)!.push(city)
  return [...groups.values()]

  function cityOf({ city }: NamedPlace, index: number): NamedPlace | undefined {
    if (city !== null) return cities.find(({ name }) => name === city)
    return places.slice(0, index).findLast(({ isCity }) => isCity) ?? cities[0]
  }
}
