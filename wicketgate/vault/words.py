"""
The 256 words that check what somebody typed from a share: common, easy to spell, and not like one another.

A word's place in the list is its value, so the list may never change: papers that were printed hold its words.
Each has five to seven letters, so that none is mistaken for a group of four.
"""

WORDS = tuple(
    """
    acorn actor adult alarm album amber ankle apple apron arrow artist autumn awning bacon badger baker
    ballet bamboo banana barley barrel basket beacon beetle bench berry bicycle biscuit blanket blossom bonnet bottle
    bracket branch bread breeze bridge broom bubble bucket buffalo builder bundle butter button cabbage cabin cactus
    camera candle canoe canvas captain carpet carrot castle cattle ceiling cellar chair chapel cheese cherry chimney
    church circus clock closet cloud clover cobweb coffee collar comet compass copper coral corner cottage cotton
    cousin cradle crayon cricket crown crumb cuckoo curtain cushion daisy dancer desert diamond dinner doctor
    dolphin donkey dragon drawer drummer eagle easel elbow engine evening fabric falcon farmer feather fence ferry
    fiddle finger flannel flower forest fossil freckle frost furnace gallery garden garlic giant ginger
    glove goblet goose gravel guitar hammer hamster handle harbour harvest heron hockey honey horse hotel
    iceberg igloo island ivory jacket jelly jersey jigsaw jockey journey juggler jungle kettle kitchen kitten
    knight ladder lantern lemon leopard letter lilac linen lizard lobster locket magnet mango maple marble
    market meadow melon metal mirror mitten monkey morning mother muffin museum mustard napkin needle nephew
    nickel noodle nurse nutmeg ocean olive onion orange orchard organ otter oyster paddle painter palace
    panda paper parcel parrot pasture peach peanut pebble pencil pepper piano picnic pigeon pillow pilot
    planet plaster pocket potato powder puddle pumpkin puppet purple puzzle quartz quilt rabbit radio
    railway rainbow raven ribbon river robin rocket saddle sailor salmon sandal scarf school season shadow
    shovel silver spider sponge summer teapot ticket tiger tulip turtle violin walnut
    """.split()  # noqa: SIM905 - two hundred words are read more easily than two hundred strings
)
