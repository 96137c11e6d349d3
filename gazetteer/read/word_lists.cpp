#include "gazetteer/read/word_lists.hpp"

#include <algorithm>
#include <array>

namespace panjshir::gazetteer::lists {
namespace {

using V = std::string_view;

constexpr std::array kConnectorWords{V("de"),  V("du"), V("des"), V("d"),   V("la"), V("le"),
                                     V("les"), V("l"),  V("of"),  V("the"), V("e"),  V("ye"),
                                     V("i"),   V("yi"), V("ی"),   V("های"), V("ها")};
constexpr std::array kAndWords{V("et"),   V("and"),   V("و"),   V("ou"), V("or"), V("puis"),
                               V("then"), V("ainsi"), V("que"), V("de"), V("d"),  V("du"),
                               V("des"),  V("the"),   V("le"),  V("la"), V("l")};
constexpr std::array kLikeTheLastWords{V("celui"), V("celle"), V("ceux"), V("celles")};
constexpr std::array kAdjectives{
    V("voisin*"),      V("septentrional*"), V("meridional*"),  V("oriental*"),   V("occidental*"),
    V("entier*"),      V("central*"),       V("neighbouring"), V("neighboring"), V("northern"),
    V("southern"),     V("eastern"),        V("western"),      V("whole"),       V("rebel*"),
    V("strategique*"), V("strategic"),      V("celebre"),      V("montagneu*"),  V("fertile"),
    V("isole*"),       V("haut*"),          V("etroit*"),      V("همجوار"),      V("شمالی"),
    V("جنوبی"),        V("شرقی"),           V("غربی"),         V("همسایه")};
constexpr std::array kFunctions{
    V("le"),      V("la"),      V("les"),     V("l"),       V("un"),      V("une"),   V("des"),
    V("du"),      V("de"),      V("d"),       V("a"),       V("au"),      V("aux"),   V("en"),
    V("dans"),    V("vers"),    V("depuis"),  V("sur"),     V("sous"),    V("par"),   V("pour"),
    V("avec"),    V("sans"),    V("chez"),    V("pres"),    V("entre"),   V("et"),    V("ou"),
    V("mais"),    V("que"),     V("qui"),     V("quand"),   V("comme"),   V("il"),    V("elle"),
    V("ils"),     V("elles"),   V("on"),      V("ce"),      V("cette"),   V("ces"),   V("selon"),
    V("apres"),   V("avant"),   V("contre"),  V("si"),      V("son"),     V("sa"),    V("ses"),
    V("leur"),    V("leurs"),   V("notre"),   V("tout"),    V("tous"),    V("toute"), V("the"),
    V("an"),      V("in"),      V("at"),      V("from"),    V("to"),      V("into"),  V("near"),
    V("of"),      V("for"),     V("by"),      V("with"),    V("without"), V("since"), V("until"),
    V("after"),   V("before"),  V("and"),     V("or"),      V("but"),     V("that"),  V("this"),
    V("these"),   V("those"),   V("when"),    V("where"),   V("while"),   V("as"),    V("if"),
    V("he"),      V("she"),     V("it"),      V("they"),    V("we"),      V("his"),   V("her"),
    V("its"),     V("their"),   V("our"),     V("no"),      V("not"),     V("all"),   V("between"),
    V("towards"), V("toward"),  V("across"),  V("around"),  V("about"),   V("over"),  V("under"),
    V("inside"),  V("outside"), V("against"), V("through"), V("via"),     V("only"),  V("both"),
    V("even"),    V("once"),    V("is"),      V("was"),     V("are"),     V("were"),  V("has"),
    V("have"),    V("had"),     V("est"),     V("sont"),    V("ont"),     V("meme"),  V("hors"),
    V("jusqu"),   V("qu"),      V("s"),       V("n"),       V("c"),       V("j"),     V("در"),
    V("از"),      V("به"),      V("با"),      V("تا"),      V("بر"),      V("که"),    V("را"),
    V("و"),       V("این"),     V("آن"),      V("ان")};
constexpr std::array kDirections{
    V("north"),    V("south"),    V("east"),     V("west"),    V("northern"),  V("southern"),
    V("eastern"),  V("western"),  V("central"),  V("upper"),   V("lower"),     V("greater"),
    V("old"),      V("new"),      V("downtown"), V("inner"),   V("outer"),     V("nord"),
    V("sud"),      V("est"),      V("ouest"),    V("haut"),    V("bas"),       V("grand"),
    V("vieux"),    V("vieille"),  V("haute"),    V("basse"),   V("free"),      V("taliban"),
    V("occupied"), V("rural"),    V("monday"),   V("tuesday"), V("wednesday"), V("thursday"),
    V("friday"),   V("saturday"), V("sunday")};
constexpr std::array kGiven{
    V("ahmad"),   V("ahmed"),    V("mohammad"), V("mohammed"),  V("muhammad"),  V("mohamed"),
    V("abdul"),   V("abdullah"), V("ali"),      V("amir"),      V("amrullah"),  V("ashraf"),
    V("hamid"),   V("karim"),    V("gul"),      V("haji"),      V("mir"),       V("sayed"),
    V("sayyed"),  V("shah"),     V("khan"),     V("fahim"),     V("hasan"),     V("hassan"),
    V("hussain"), V("ismail"),   V("jamal"),    V("naser"),     V("nasir"),     V("omar"),
    V("rahim"),   V("yunus"),    V("zahir"),    V("samiullah"), V("bismillah"), V("noorullah"),
    V("fatima"),  V("maryam"),   V("bibi"),     V("paul"),      V("jean"),      V("pierre"),
    V("jacques"), V("marie"),    V("john"),     V("james"),     V("david"),     V("michael"),
    V("peter"),   V("thomas"),   V("robert"),   V("sarah"),     V("anna"),      V("anne"),
    V("احمد"),    V("محمد"),     V("عبدالله"),  V("امرالله"),   V("بسم"),       V("حمید"),
    V("فهیم"),    V("علی"),      V("میرزا"),    V("گل")};
constexpr std::array kTitles{
    V("commandant"), V("commander"), V("general"), V("colonel"), V("capitaine"),  V("captain"),
    V("lieutenant"), V("major"),     V("mollah"),  V("mullah"),  V("maulvi"),     V("mawlawi"),
    V("qari"),       V("haji"),      V("mr"),      V("mrs"),     V("ms"),         V("m"),
    V("mme"),        V("dr"),        V("docteur"), V("doctor"),  V("professeur"), V("professor"),
    V("monsieur"),   V("madame"),    V("ustad"),   V("sheikh"),  V("cheikh"),     V("آقای"),
    V("اقای"),       V("خانم"),      V("ملا"),     V("استاد"),   V("داکتر"),      V("مولوی")};
constexpr std::array kBehind{V("khan"), V("jan"), V("agha"), V("zada"),
                             V("zai"),  V("خان"), V("جان")};
constexpr std::array kHeads{
    V("universite"), V("university"), V("banque"),    V("bank"),     V("ambassade"), V("embassy"),
    V("ambassades"), V("institut"),   V("institute"), V("lycee"),    V("agence"),    V("agency"),
    V("croissant"),  V("federation"), V("faculte"),   V("academie"), V("academy"),   V("emirat"),
    V("emirate"),    V("ministere"),  V("ministry"),  V("پوهنتون"),  V("دانشگاه"),   V("بانک"),
    V("سفارت"),      V("رادیو"),      V("تلویزیون"),  V("امارت"),    V("روزنامه")};
constexpr std::array kCapitalHeadWords{
    V("voice"),   V("radio"),  V("voix"),  V("club"),  V("front"),    V("council"),    V("conseil"),
    V("ligue"),   V("league"), V("parti"), V("party"), V("societe"),  V("society"),    V("bureau"),
    V("union"),   V("museum"), V("musee"), V("daily"), V("courrier"), V("gazette"),    V("echo"),
    V("friends"), V("amis"),   V("sons"),  V("hotel"), V("cafe"),     V("restaurant"), V("tele")};
constexpr std::array kTails{
    V("university"), V("times"),   V("post"),       V("bank"),    V("tv"),        V("radio"),
    V("news"),       V("network"), V("press"),      V("agency"),  V("institute"), V("fc"),
    V("airlines"),   V("daily"),   V("herald"),     V("tribune"), V("embassy"),   V("gazette"),
    V("journal"),    V("weekly"),  V("today"),      V("express"), V("hotel"),     V("lions"),
    V("league"),     V("serena"),  V("television"), V("museum"),  V("watch"),     V("club")};
constexpr std::array kNames{V("washington post"),
                            V("washington put up"),
                            V("financial times"),
                            V("monetary instances"),
                            V("new york times"),
                            V("voice of america"),
                            V("la voix de l amerique"),
                            V("radio free europe"),
                            V("alliance du nord"),
                            V("northern alliance"),
                            V("national resistance front of afghanistan"),
                            V("front national de resistance d afghanistan"),
                            V("resistance nationale d afghanistan"),
                            V("front de resistance nationale d afghanistan"),
                            V("islamic emirate of afghanistan"),
                            V("emirat islamique d afghanistan"),
                            V("getty images"),
                            V("bank of america"),
                            V("agence france presse"),
                            V("press trust of india"),
                            V("times of india"),
                            V("radio france"),
                            V("france inter"),
                            V("france info"),
                            V("france 24"),
                            V("france presse"),
                            V("air france"),
                            V("team england"),
                            V("huffpost france"),
                            V("south china morning post"),
                            V("moscow times"),
                            V("paris match"),
                            V("le parisien"),
                            V("journal de kaboul"),
                            V("nouvelles de kaboul"),
                            V("courrier d afghanistan"),
                            V("صدای امریکا"),
                            V("امارت اسلامی افغانستان"),
                            V("جبهه مقاومت ملی افغانستان"),
                            V("بانک ملی افغانستان"),
                            V("واشنگتن پست"),
                            V("رادیو آزادی")};
constexpr std::array kPersianCommonWords{
    V("دره"),     V("انجمن"),    V("شمالی"),  V("ابشار"),   V("مزار"), V("بانو"),
    V("شهر"),     V("دوشنبه"),   V("هند"),    V("روم"),     V("تونس"), V("وین"),
    V("مصر"),     V("عمان"),     V("پل"),     V("گل"),      V("برن"),  V("الجزایر"),
    V("حصه اول"), V("نجراب ها"), V("خنج"),    V("عربستان"), V("باکو"), V("کیف"),
    V("اسلو"),    V("آستانه"),   V("استانه"), V("پریان"),   V("مراکش")};
constexpr std::array kPeopleWords{V("hazara"), V("dara"),  V("darah"),
                                  V("abshar"), V("mazar"), V("parian")};
constexpr std::array kLocatives{
    V("a"),        V("au"),     V("aux"),     V("en"),      V("dans"),    V("de"),     V("du"),
    V("des"),      V("d"),      V("vers"),    V("depuis"),  V("pres"),    V("sur"),    V("par"),
    V("jusqu"),    V("entre"),  V("autour"),  V("chez"),    V("in"),      V("at"),     V("from"),
    V("to"),       V("into"),   V("near"),    V("of"),      V("towards"), V("toward"), V("around"),
    V("across"),   V("inside"), V("outside"), V("through"), V("via"),     V("on"),     V("for"),
    V("under"),    V("over"),   V("در"),      V("از"),      V("به"),      V("تا"),     V("بر"),
    V("سوی"),      V("نزدیک"),  V("شهر"),     V("ولایت"),   V("دره"),     V("کوتل"),   V("مرکز"),
    V("باشندگان"), V("شمال"),   V("جنوب"),    V("شرق"),     V("غرب"),     V("سقوط"),   V("مردم"),
    V("راه"),      V("جاده"),   V("حکومت")};
constexpr std::array kWheres{V("a"),    V("dans"), V("vers"),    V("pres"),   V("in"), V("at"),
                             V("near"), V("into"), V("towards"), V("toward"), V("در"), V("نزدیک")};
constexpr std::array kSaying{
    V("annonc*"),    V("declar*"),   V("dit"),          V("disent"),   V("accus*"),
    V("dement*"),    V("exig*"),     V("refus*"),       V("rejet*"),   V("condamn*"),
    V("promet*"),    V("promis"),    V("reclam*"),      V("soutien*"), V("soutenu"),
    V("affirm*"),    V("assur*"),    V("estim*"),       V("esper*"),   V("veut"),
    V("veulent"),    V("fourni*"),   V("appel*"),       V("deman*"),   V("menac*"),
    V("craint"),     V("craignent"), V("nie"),          V("nient"),    V("denonc*"),
    V("reconnait*"), V("reconnu*"),  V("reconnaitra*"), V("propos*"),  V("averti*"),
    V("salu*"),      V("negoci*"),   V("accept*"),      V("prevenu"),  V("repond*"),
    V("repondu"),    V("conteste*"), V("regrett*"),     V("souhait*"), V("suspend*"),
    V("decid*"),     V("said"),      V("says"),         V("say"),      V("announc*"),
    V("denie*"),     V("deny"),      V("denying"),      V("reject*"),  V("condemn*"),
    V("called"),     V("calls"),     V("urged"),        V("urges"),    V("wants"),
    V("wanted"),     V("demand*"),   V("warn*"),        V("support*"), V("backed"),
    V("backs"),      V("told"),      V("insist*"),      V("pledg*"),   V("refuse*"),
    V("agreed"),     V("agrees"),    V("signed"),       V("recogni*"), V("hopes"),
    V("hoped"),      V("fears"),     V("feared"),       V("offered"),  V("offers"),
    V("threaten*"),  V("asked"),     V("asks"),         V("welcomed"), V("welcomes"),
    V("blam*"),      V("promis*"),   V("protested"),    V("decided"),  V("responded"),
    V("declin*"),    V("negotiat*"), V("considers"),    V("vowed"),    V("summoned"),
    V("convoque*"),  V("expelled"),  V("replied"),      V("accepted"), V("provided")};
constexpr std::array kAuxiliaryWords{V("a"),
                                     V("ont"),
                                     V("avait"),
                                     V("avaient"),
                                     V("aurait"),
                                     V("auraient"),
                                     V("aura"),
                                     V("n"),
                                     V("ne"),
                                     V("y"),
                                     V("va"),
                                     V("vont"),
                                     V("s"),
                                     V("est"),
                                     V("sont"),
                                     V("has"),
                                     V("have"),
                                     V("had"),
                                     V("will"),
                                     V("would"),
                                     V("is"),
                                     V("also"),
                                     V("again"),
                                     V("later"),
                                     V("itself"),
                                     V("en"),
                                     V("toujours"),
                                     V("deja"),
                                     V("encore"),
                                     V("aussi"),
                                     V("depuis"),
                                     V("longtemps"),
                                     V("jamais"),
                                     V("pas"),
                                     V("did"),
                                     V("does"),
                                     V("not"),
                                     V("immediately"),
                                     V("flatly"),
                                     V("fermement"),
                                     V("quickly"),
                                     V("aussitot"),
                                     V("doit"),
                                     V("devrait"),
                                     V("might"),
                                     V("may"),
                                     V("could"),
                                     V("meanwhile"),
                                     V("quickly"),
                                     V("l"),
                                     V("le"),
                                     V("les"),
                                     V("lui"),
                                     V("leur"),
                                     V("already"),
                                     V("repeatedly"),
                                     V("long"),
                                     V("swiftly"),
                                     V("publicly"),
                                     V("officially"),
                                     V("officiellement")};
constexpr std::array kPersianSayingWords{V("اعلام"), V("محکوم"), V("رد"),      V("گفت"),
                                         V("گفته"),  V("متهم"),  V("خواستار"), V("خواست"),
                                         V("هشدار"), V("تاکید"), V("پذیرفت"),  V("تکذیب"),
                                         V("حمایت"), V("تایید"), V("استقبال"), V("می‌گوید"),
                                         V("اظهار"), V("ابراز")};
constexpr std::array kAddressedVerbs{
    V("call"),     V("calls"),   V("called"), V("calling"), V("urge"),    V("urges"),
    V("urged"),    V("accus*"),  V("appel*"), V("exhort*"), V("somm*"),   V("presse"),
    V("pressent"), V("warned"),  V("warn"),   V("blame*"),  V("thanked"), V("remerci*"),
    V("demande"),  V("denonc*"), V("ask"),    V("asked"),   V("begged"),  V("implor*")};
constexpr std::array kEpithetWords{
    V("lion"),  V("lions"),  V("lionne"), V("lioness"), V("butcher"), V("boucher"), V("aigle"),
    V("eagle"), V("fils"),   V("son"),    V("heros"),   V("hero"),    V("tigre"),   V("tiger"),
    V("hawk"),  V("faucon"), V("voix"),   V("rose"),    V("شیر"),     V("عقاب"),    V("قهرمان")};
constexpr std::array kOffices{V("gouverneur"),  V("governor"),     V("gouverneure"), V("والی"),
                              V("gouvernorat"), V("governorship"), V("depute"),      V("capitale"),
                              V("capital"),     V("مرکز"),         V("lieu")};
constexpr std::array kDwellerWords{
    V("habitant*"), V("villageois"), V("resident*"), V("inhabitants"), V("people"),
    V("villagers"), V("dwellers"),   V("medecin"),   V("باشندگان"),    V("باشنده")};
constexpr std::array kRiverClueWords{
    V("crue*"), V("flood*"), V("truite*"),  V("trout"),     V("rises"),    V("nait"),
    V("joins"), V("jette"),  V("affluent"), V("tributary"), V("upstream"), V("downstream"),
    V("amont"), V("aval"),   V("canal"),    V("flows"),     V("coule"),    V("rives"),
    V("banks"), V("waters"), V("eaux"),     V("longe"),     V("ماهی")};
constexpr std::array kPassClueWords{V("franchi*"),  V("crossed"), V("crosses"), V("crossing"),
                                    V("snowstorm"), V("tempete"), V("neige*"),  V("snow*"),
                                    V("enneige*"),  V("summit"),  V("برف")};
constexpr std::array kRoadClueWords{V("camion*"),  V("truck*"),   V("lorries"),
                                    V("lorry"),    V("traffic"),  V("trafic"),
                                    V("vehicul*"), V("vehicle*"), V("convoi*")};
constexpr std::array kDistrictClueWords{V("electeur*"), V("voter*"), V("votant*"), V("deleg*"),
                                        V("inscrits")};
constexpr std::array kAlsoGiven{V("jordan"), V("georgia"), V("chad"), V("paris"), V("israel")};

} // namespace

bool holds(List list, std::string_view folded) {
    return std::any_of(list.begin(), list.end(), [&](std::string_view entry) {
        return entry.ends_with('*') ? folded.starts_with(entry.substr(0, entry.size() - 1))
                                    : folded == entry;
    });
}

const List kConnectors = kConnectorWords;
const List kAnd = kAndWords;
const List kLikeTheLast = kLikeTheLastWords;
const List kKindAdjectives = kAdjectives;
const List kFunctionWords = kFunctions;
const List kDirectionWords = kDirections;
const List kGivenNames = kGiven;
const List kPersonTitles = kTitles;
const List kNamesBehind = kBehind;
const List kOrganisationHeads = kHeads;
const List kCapitalHeads = kCapitalHeadWords;
const List kOrganisationTails = kTails;
const List kOrganisations = kNames;
const List kPersianCommon = kPersianCommonWords;
const List kPeoples = kPeopleWords;
const List kLocative = kLocatives;
const List kWhere = kWheres;
const List kSayingVerbs = kSaying;
const List kAuxiliaries = kAuxiliaryWords;
const List kPersianSayings = kPersianSayingWords;
const List kAddressed = kAddressedVerbs;
const List kEpithets = kEpithetWords;
const List kProvinceOffices = kOffices;
const List kDwellers = kDwellerWords;
const List kRiverClues = kRiverClueWords;
const List kPassClues = kPassClueWords;
const List kRoadClues = kRoadClueWords;
const List kDistrictClues = kDistrictClueWords;
const List kAlsoGivenNames = kAlsoGiven;

} // namespace panjshir::gazetteer::lists
