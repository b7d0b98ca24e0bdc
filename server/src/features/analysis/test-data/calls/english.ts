import { aCall } from './a-call.ts'

export const ENGLISH_CALLS = [
  aCall(
    'a plain buyer',
    `a: good morning sir are you looking for a property
     l: yes i am looking for a three bedroom apartment in whitefield bangalore
     a: what is your budget sir
     l: around one point two crore
     a: any amenities you need
     l: swimming pool gym and covered parking`,
    {
      purpose: 'buy',
      budget: [null, 12000000],
      bhk: [3],
      places: ['Whitefield', 'Bengaluru'],
      type: 'residential',
      kind: 'apartment',
      amenities: ['gym', 'parking', 'swimming pool'],
    },
  ),
  aCall(
    'a refusal of amenity and place',
    `a: do you want a gym
     l: no gym please but a clubhouse would be nice
     a: are you open to mahadevapura
     l: not mahadevapura i prefer indiranagar`,
    { amenities: ['clubhouse'], places: ['Indiranagar'] },
  ),
  aCall(
    'earlier and now',
    `a: you had asked for two bhk
     l: earlier i said two bhk make it three bhk
     a: and the budget
     l: earlier it was seventy lakhs now i can go up to ninety lakhs`,
    { purpose: 'buy', budget: [null, 9000000], bhk: [3], type: 'residential' },
  ),
  aCall(
    'an office on lease',
    `l: we need an office space on lease in hitech city hyderabad
     a: how much area do you need
     l: three to four thousand square feet
     a: what rent are you looking at
     l: sixty five rupees per square foot`,
    {
      purpose: 'rent',
      budget: [null, 65, 'sqft'],
      area: [3000, 4000, 'sqft'],
      places: ['Hitech City', 'Hyderabad'],
      type: 'commercial',
      kind: 'office',
    },
  ),
  aCall(
    'do not call me again',
    `a: sir we have a new launch in powai
     l: please do not call me again`,
    { optOut: true },
  ),
  aCall(
    'call later is no opt-out',
    `a: is this a good time
     l: no please do not call now call me in the evening after six`,
    {},
  ),
  aCall(
    'take me off the list',
    `a: hi this is from dream homes
     l: kindly remove my number from your database`,
    { optOut: true },
  ),
  aCall(
    'a seller with an asking range',
    `l: i want to sell my house in mysore
     a: what is the plot size
     l: it is a thirty by forty site around twelve hundred square feet
     a: and your asking price
     l: between eighty five and ninety lakhs`,
    {
      purpose: 'sell',
      budget: [8500000, 9000000],
      area: [1200, 1200, 'sqft'],
      places: ['Mysuru'],
      type: 'residential',
      kind: 'house',
    },
  ),
  aCall(
    'lives elsewhere',
    `a: where are you based
     l: i live in dubai but i want to buy a villa in kochi
     a: how many bedrooms
     l: four
     a: possession
     l: it should be ready`,
    { purpose: 'buy', bhk: [4], places: ['Kochi'], type: 'residential', kind: 'villa', possession: 'ready' },
  ),
  aCall(
    'a rent per month with pets',
    `l: i need a two bhk for rent in hsr layout
     a: what is your monthly budget
     l: thirty five thousand maximum
     a: anything else
     l: the place should be pet friendly and semi furnished`,
    {
      purpose: 'rent',
      budget: [null, 35000, 'month'],
      bhk: [2],
      places: ['HSR Layout'],
      type: 'residential',
      amenities: ['pet friendly', 'semi-furnished'],
    },
  ),
  aCall(
    'offer taken with sounds good',
    `a: we have a penthouse with a terrace in jubilee hills shall i arrange a visit
     l: sounds good`,
    { places: ['Jubilee Hills'], type: 'residential', kind: 'penthouse', amenities: ['terrace'] },
  ),
  aCall(
    'offer put off',
    `a: we have a penthouse with a terrace in jubilee hills shall i arrange a visit
     l: let me think about it and get back to you`,
    {},
  ),
  aCall(
    'ages, floors and distances stay out',
    `a: how many people in the family
     l: we are five and my mother is seventy two so not above the second floor
     a: how far from the office
     l: within ten kilometers
     a: which area
     l: salt lake kolkata`,
    { places: ['Salt Lake', 'Kolkata'] },
  ),
  aCall(
    'at least and at most on areas',
    `l: i need a plot of at least two hundred square yards
     a: and at most
     l: three hundred`,
    { area: [200, null, 'sqyd'], kind: 'plot' },
  ),
  aCall(
    'no wait, i mean',
    `a: which city
     l: chennai no wait i mean coimbatore
     a: budget
     l: fifty lakhs sorry sixty lakhs`,
    { purpose: 'buy', budget: [null, 6000000], places: ['Coimbatore'] },
  ),
  aCall(
    'two years for the possession',
    `a: when do you need possession
     l: within two years
     a: what type of property
     l: residential plot`,
    { type: 'residential', kind: 'plot', possession: 'within 24 months' },
  ),
  aCall(
    'a warehouse in acres and a minimum price',
    `l: i own a warehouse in bhiwandi which i want to sell
     a: size
     l: twenty thousand square feet
     a: price
     l: not less than four crores`,
    {
      purpose: 'sell',
      budget: [40000000, null],
      area: [20000, 20000, 'sqft'],
      places: ['Bhiwandi'],
      type: 'industrial',
      kind: 'warehouse',
    },
  ),
  aCall(
    'an agent only speech',
    `a: sir we have three bhk flats in hinjewadi with gym pool and garden starting at ninety lakhs
     l: ok i am driving right now`,
    {},
  ),
  aCall(
    'kids play area and school',
    `a: any specific requirements
     l: there should be a play area for kids and a school nearby
     a: is a garden needed
     l: not necessary`,
    { amenities: ['play area', 'school nearby'] },
  ),
  aCall(
    'flat or villa, either',
    `a: flat or villa
     l: either is fine
     a: location
     l: anywhere in gurgaon`,
    { places: ['Gurgaon'], type: 'residential' },
  ),
  aCall(
    'a budget confirmed',
    `a: so your budget is around eighty lakhs right
     l: yes`,
    { purpose: 'buy', budget: [null, 8000000] },
  ),
  aCall(
    'investment is buying',
    `a: is it for own use
     l: no for investment
     a: which type
     l: commercial shop in dwarka`,
    { purpose: 'buy', places: ['Dwarka'], type: 'commercial', kind: 'shop' },
  ),
  aCall(
    'twelve fifty square feet',
    `a: what size
     l: twelve hundred and fifty square feet
     a: how many bedrooms
     l: two or three`,
    { bhk: [2, 3], area: [1250, 1250, 'sqft'], type: 'residential' },
  ),
  aCall(
    'a plot asked about before',
    `a: hello am i speaking with mr rao
 l: yes speaking
 a: you enquired about plots near shamshabad
 l: yes a three hundred square yard plot
 a: and the price range
 l: not more than forty lakhs`,
    {
      purpose: 'buy',
      budget: [null, 4000000],
      area: [300, 300, 'sqyd'],
      places: ['Shamshabad'],
      kind: 'plot',
    },
  ),
  aCall(
    'either of two localities',
    `a: what sort of place do you want
 l: a builder floor with a balcony and a servant room
 a: in which part of delhi
 l: vasant kunj or saket
 a: what can you pay
 l: three and a half crores tops`,
    {
      purpose: 'buy',
      budget: [null, 35000000],
      places: ['Vasant Kunj', 'Saket'],
      type: 'residential',
      kind: 'builder floor',
      amenities: ['balcony', 'servant room'],
    },
  ),
  aCall(
    'a rate refused and another named',
    `a: we have a warehouse in sriperumbudur at twenty rupees per square foot
 l: twenty is too much we can pay sixteen rupees a square foot
 a: how much space
 l: about fifteen thousand square feet on lease`,
    { purpose: 'rent', budget: [null, 16, 'sqft'], area: [15000, 15000, 'sqft'] },
  ),
  aCall(
    'no plans to buy',
    `a: shall i send you the brochure of our noida project
 l: i have no plans to buy anything right now`,
    {},
  ),
  aCall(
    'reasons beside wishes',
    `a: how much rent can you pay
 l: twenty to twenty two thousand
 a: do you have a pet
 l: yes a dog so it must be pet friendly
 a: parking for one car
 l: yes and a lift because my father cannot climb stairs`,
    { purpose: 'rent', budget: [20000, 22000, 'month'], amenities: ['lift', 'parking', 'pet friendly'] },
  ),
  aCall(
    'for business',
    `a: is it for living or for business
 l: for business i need a shop on the ground floor
 a: how many square feet
 l: four hundred minimum
 a: city
 l: jaipur near the railway station`,
    { area: [400, null, 'sqft'], places: ['Jaipur'], type: 'commercial', kind: 'shop' },
  ),
  aCall(
    'a seller answers the call',
    `a: hi i am calling about the flat you listed
 l: yes i want to sell my two bhk in kothrud it is nine hundred square feet
 a: what is the expected price
 l: ninety five lakhs`,
    {
      purpose: 'sell',
      budget: [null, 9500000],
      bhk: [2],
      area: [900, 900, 'sqft'],
      places: ['Kothrud'],
      type: 'residential',
      kind: 'apartment',
    },
  ),
  aCall(
    'two will do',
    `a: may i know your preferred location
 l: anything on the old mahabalipuram road
 a: two or three bedrooms
 l: two will do
 a: ready or under construction
 l: ready to move only`,
    { bhk: [2], places: ['OMR'], type: 'residential', possession: 'ready' },
  ),
  aCall(
    'the loan is not the total',
    `a: do you need a home loan sir
 l: yes forty lakhs loan and the rest from my savings
 a: so the total
 l: seventy lakhs`,
    { purpose: 'buy', budget: [null, 7000000] },
  ),
  aCall(
    'an end to calls, in English',
    `a: good afternoon sir
 l: look i have told you people three times stop calling me`,
    { optOut: true },
  ),
  aCall(
    'a landlord of a warehouse',
    `a: what is your requirement sir
 l: i am looking to rent out my warehouse
 a: how big is it
 l: eight thousand square feet in taloja
 a: expected rent
 l: one lakh twenty thousand per month`,
    {
      purpose: 'rent',
      budget: [null, 120000, 'month'],
      area: [8000, 8000, 'sqft'],
      places: ['Taloja'],
      type: 'industrial',
      kind: 'warehouse',
    },
  ),
  aCall(
    'bedrooms put right',
    `a: and the location madam
 l: it has to be close to my daughter's school in sarjapur road
 a: two bedroom
 l: three bedrooms actually
 a: budget
 l: one crore to one crore twenty lakhs`,
    {
      purpose: 'buy',
      budget: [10000000, 12000000],
      bhk: [3],
      places: ['Sarjapur Road'],
      type: 'residential',
      amenities: ['school nearby'],
    },
  ),
  aCall(
    'a house with garden and garage',
    `a: do you prefer an independent house or an apartment
 l: an independent house with a garden
 a: plot area
 l: two thousand four hundred square feet
 a: what about a garage
 l: yes one garage is enough`,
    { area: [2400, 2400, 'sqft'], type: 'residential', kind: 'house', amenities: ['garage', 'garden'] },
  ),
  aCall(
    'a floor refused',
    `a: sir it is on the fourteenth floor is that ok
 l: no i want a lower floor
 a: how about vastu
 l: yes vastu is important
 a: so three bhk in thane
 l: correct`,
    { bhk: [3], places: ['Thane'], type: 'residential', amenities: ['vastu'] },
  ),
  aCall(
    'not to buy but to rent',
    `a: are you looking to buy
 l: no to rent
 a: for how long
 l: eleven months agreement
 a: budget
 l: fifteen to eighteen thousand`,
    { purpose: 'rent', budget: [15000, 18000, 'month'] },
  ),
  aCall(
    'too far, then another',
    `a: we have some lovely villas in alibaug
 l: alibaug is too far
 a: then karjat
 l: karjat sounds good
 a: with a swimming pool
 l: yes definitely`,
    { places: ['Karjat'], amenities: ['swimming pool'] },
  ),
  aCall(
    'not interested',
    `a: is this mister khanna
 l: yes who is this
 a: sir i am calling from urban homes noida about a two bhk
 l: i am not interested thank you`,
    {},
  ),
  aCall(
    'a maximum asked for',
    `a: what is the maximum you can spend
 l: forty lakhs
 a: and the minimum
 l: thirty`,
    { purpose: 'buy', budget: [null, 4000000] },
  ),
  aCall(
    'nine hundred to a thousand',
    `a: have you decided the area
 l: somewhere in east delhi maybe preet vihar
 a: how many square feet
 l: nine hundred to a thousand`,
    { places: ['East Delhi', 'Preet Vihar'], area: [900, 1000, 'sqft'] },
  ),
  aCall(
    'a budget stretched',
    `l: i'm looking for agricultural land near nashik about two and a half acres
 a: what's your budget
 l: it's thirty five lakhs but i can stretch to forty lakhs`,
    {
      purpose: 'buy',
      budget: [null, 4000000],
      area: [2.5, 2.5, 'acre'],
      places: ['Nashik'],
      type: 'agricultural',
      kind: 'land',
    },
  ),
  aCall(
    'a house with servant quarters',
    `a: can i have your requirements please
 l: sure a four bhk independent house in banjara hills with a home theatre and a garden
 a: budget please
 l: five to six crores
 a: anything else
 l: servant quarters and covered car parking`,
    {
      purpose: 'buy',
      budget: [50000000, 60000000],
      bhk: [4],
      places: ['Banjara Hills'],
      type: 'residential',
      kind: 'house',
      amenities: ['garden', 'parking', 'servant room'],
    },
  ),
  aCall(
    'half furnished will do',
    `a: is furnished ok with you
 l: semi furnished is ok fully furnished is not needed
 a: how soon do you want to shift
 l: by next month
 a: which locality
 l: either velachery or adyar`,
    { places: ['Velachery', 'Adyar'], amenities: ['semi-furnished'], possession: 'within 1 months' },
  ),
  aCall(
    'the brother wanted a shop',
    `a: hello sir you had enquired for a shop
 l: that was my brother i am looking for a showroom
 a: where
 l: brigade road bangalore
 a: buy or lease
 l: lease
 a: rent range
 l: two to three lakhs a month`,
    {
      purpose: 'rent',
      budget: [200000, 300000, 'month'],
      places: ['Brigade Road', 'Bengaluru'],
      type: 'commercial',
      kind: 'showroom',
    },
  ),
  aCall(
    'a price by the acre',
    `a: what price do you expect for your land
 l: nothing less than eighty lakhs per acre
 a: how many acres
 l: six acres near anantapur
 a: is it farm land
 l: yes agricultural land`,
    { area: [6, 6, 'acre'], places: ['Anantapur'], type: 'agricultural', kind: 'land' },
  ),
  aCall(
    'too far from the office',
    `a: would you consider electronic city
 l: no that's too far from my office in manyata tech park
 a: hebbal then
 l: hebbal is fine
 a: two bhk
 l: two and a half if possible`,
    { bhk: [2.5], places: ['Hebbal'], type: 'residential' },
  ),
  aCall(
    'a gym and not a pool',
    `a: so you need a three bhk with a pool
 l: i said three bhk with a gym not a pool`,
    { bhk: [3], type: 'residential', amenities: ['gym'] },
  ),
  aCall(
    'sixty and not seventy',
    `a: is seventy lakhs your budget
 l: no it is sixty
 a: okay sixty lakhs
 l: yes`,
    { purpose: 'buy', budget: [null, 6000000] },
  ),
  aCall(
    'one bought last year',
    `a: hello
 l: i got a missed call from this number
 a: yes sir it is about a plot in shadnagar
 l: oh i already bought one last year`,
    {},
  ),
  aCall(
    'under construction for two years',
    `a: madam we have ready flats and under construction ones
 l: i would go for under construction because it is cheaper
 a: by when do you need it
 l: in about two years`,
    { possession: 'within 24 months' },
  ),
  aCall(
    'an owner asked about his villa',
    `a: are you the owner of the villa in candolim
 l: yes i am and i wish to sell it it has five bedrooms
 a: and the asking price
 l: six crores and seventy five lakhs`,
    {
      purpose: 'sell',
      budget: [null, 67500000],
      bhk: [5],
      places: ['Candolim'],
      type: 'residential',
      kind: 'villa',
    },
  ),
  aCall(
    'a villa, after a polite okay',
    `a: good morning am i talking to mrs fernandes
 l: yes who is calling
 a: this is kiran from skyline goa
 l: okay i want a villa in assagao with a pool and a garden
 a: what would be your budget
 l: anywhere between four and five crores`,
    {
      purpose: 'buy',
      budget: [40000000, 50000000],
      places: ['Assagao'],
      type: 'residential',
      kind: 'villa',
      amenities: ['garden', 'swimming pool'],
    },
  ),
  aCall(
    'cooled bedrooms',
    `a: do you need it furnished
 l: unfurnished is fine but i want air conditioning in the bedrooms
 a: two bedrooms
 l: yes two
 a: which area
 l: gachibowli or kondapur
 a: your rent budget
 l: thirty thousand`,
    {
      purpose: 'rent',
      budget: [null, 30000, 'month'],
      bhk: [2],
      places: ['Gachibowli', 'Kondapur'],
      type: 'residential',
      amenities: ['air conditioning'],
    },
  ),
  aCall(
    'beyond the limit',
    `a: sir the price has gone up to one crore ten
 l: that is beyond me my limit is ninety five lakhs
 a: we can look at a smaller unit
 l: fine a two bhk then`,
    { purpose: 'buy', budget: [null, 9500000], bhk: [2], type: 'residential' },
  ),
  aCall(
    'an industrial plot',
    `a: are you calling about the industrial shed
 l: yes i need an industrial plot of two acres in hosur
 a: to buy or lease
 l: to buy around five crores`,
    {
      purpose: 'buy',
      budget: [null, 50000000],
      area: [2, 2, 'acre'],
      places: ['Hosur'],
      type: 'industrial',
      kind: 'plot',
    },
  ),
  aCall(
    'a colleague was told before',
    `a: hi did you receive my brochure
 l: yes but i told your colleague not to call this number anymore`,
    { optOut: true },
  ),
  aCall(
    'better the second suburb',
    `a: would sarjapur suit you
 l: sarjapur is okay but bellandur would be better
 a: and a three bhk
 l: yes with a study room and two balconies
 a: when do you need it
 l: in six to eight months`,
    {
      bhk: [3],
      places: ['Sarjapur', 'Bellandur'],
      type: 'residential',
      amenities: ['balcony', 'study room'],
      possession: 'within 8 months',
    },
  ),
  aCall(
    'a seller describes his house',
    `a: how old is the house you are selling
 l: yes i am selling it is about fifteen years old it is an independent house in tambaram on two grounds
 a: and the price
 l: two crores twenty lakhs is what i expect`,
    { purpose: 'sell', budget: [null, 22000000], places: ['Tambaram'], type: 'residential', kind: 'house' },
  ),
  aCall(
    'no plots, no pool',
    `a: can i suggest a plot instead
 l: no plots please only ready apartments
 a: with gym
 l: gym and clubhouse yes pool no`,
    { type: 'residential', kind: 'apartment', amenities: ['clubhouse', 'gym'], possession: 'ready' },
  ),
  aCall(
    'what stands before its verb is refused or kept by the verb behind it',
    `l: gym and all we don't need but without lift we cannot manage
 a: pool and clubhouse are there
 l: pool i have no use clubhouse i am not bothered parking is compulsory`,
    { amenities: ['lift', 'parking'] },
  ),
  aCall(
    'a wish is not refused by what the next sentence does not want',
    `l: two bedroom hall kitchen in chembur i don't want to wait for the builder so ready to move`,
    { bhk: [2], places: ['Chembur'], type: 'residential', possession: 'ready' },
  ),
  aCall(
    'a bound denied is the other bound',
    `a: budget sir
 l: above seventy lakhs we cannot go
 a: and the size
 l: smaller than twelve hundred square feet we do not want`,
    { purpose: 'buy', budget: [null, 7000000], area: [1200, null, 'sqft'] },
  ),
  aCall('nothing below is a floor', `l: i don't want anything which is below four crores villa only`, {
    purpose: 'buy',
    budget: [40000000, null],
    type: 'residential',
    kind: 'villa',
  }),
  aCall(
    'hundreds that are not said',
    `a: carpet area
 l: seven fifty to nine hundred square feet
 a: that was for the flat and the plot
 l: plot hundred and fifty square yards in jaipur`,
    { area: [150, 150, 'sqyd'], places: ['Jaipur'], kind: 'plot' },
  ),
  aCall('a double bedroom', `l: need a double bedroom flat in adyar on leave and license`, {
    purpose: 'rent',
    bhk: [2],
    places: ['Adyar'],
    type: 'residential',
    kind: 'apartment',
  }),
  aCall('a plot to be sold', `l: i have a vacant plot in mohali to be sold find me a good buyer`, {
    purpose: 'sell',
    places: ['Mohali'],
    kind: 'plot',
  }),
  aCall(
    'a number that is too many',
    `a: bedrooms
 l: four bedroom five is too many for them
 a: studio or one bhk for the driver
 l: no no only the four bedroom`,
    { bhk: [4], type: 'residential' },
  ),
  aCall(
    'a range that goes up to its end',
    `a: your price
 l: minimum three and a half crores going up to four and half`,
    { purpose: 'buy', budget: [35000000, 45000000] },
  ),
  aCall(
    'the agent says the unit of the answer',
    `a: total budget
 l: thirty eight to forty
 a: lakh okay would you need a gym
 l: no`,
    { purpose: 'buy', budget: [3800000, 4000000] },
  ),
  aCall('not this, only that', `l: Interested in a plot in Mohali. Not commercial, residential only.`, {
    places: ['Mohali'],
    type: 'residential',
    kind: 'plot',
  }),
  aCall(
    'why it is needed is no story of the time',
    `a: when do you need it
 l: within three months because our present lease is getting over`,
    { possession: 'within 3 months' },
  ),
]
