/** Small word lists of the vocabulary rules. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/).filter((word) => word !== ""));

/** Endings and beginnings of nouns that make no easy word hard. */
export const EASY_AFFIXES = set(`
  さん ちゃん 君 様 さま 氏 殿 たち 達 ら 方 がた 人 語 屋 家 店 校 園 館 室 場 駅 線 口 町 市 村 県 区 都 府 道 国 島 川 山 湖 港 橋 通り 後 中 間 内 外 上
  下 左 右 側 ごろ 頃 ころ 以上 以下 以内 以外 目 分 半 ずつ くらい ぐらい だけ おき まで 時 日 月 年 週 回 番 号 代 さ み げ がち すぎ 過ぎ かた たて やすい にくい
  など 等 お ご 御 全 毎 今 来 先 昨 翌 何 数 第 小 大 新 古 真 不 無 会 生 年生 組 点 枚 個 冊 円 同士 以来 向け まま あたり 当たり 色 味 形 風 毛 薬 車 船
  か月 ヶ月 カ月 ケ月 か所 カ所 ヶ所 キロ メートル センチ グラム 周り 沿い 行き 発 着
`);

/** Endings that say who or what for: a word with them is learnt as a word of its own. */
export const HARD_AFFIXES = set(`
  者 費 員 率 業 性 化 制 券 証 票 届 税 金 料 法 所 署 局 庁 省 会議 委員 課長 部 課 係 型 用 製 式 度 域 地 物 品 類 状 書 表
  案 元 末 初 再 未 非 各 当 本 同 前 現 次 他 副 総 両 諸 超 準 被 要 毎度 別 済み 済 付き 付 込み 込 周年 品目 世帯
`);

/** Particles and words of grammar that come late. */
export const HARD_PARTICLES = set(`
  さえ のみ すら に対する に係る における に基づいて に基づき に基づく に応じて に応じ に従って に従い にわたって にわたり をめぐって をめぐる を通じて を通して をもって
  に加えて に反して に沿って を問わず
`);

export const HARD_FUNCTION_NOUNS = set("際 折 次第 旨 故 ゆえ 件 以降 ごと たび 程度 すべて ふだん まちづくり");

/** Words of respect: the rule for them looks at these. */
export const KEIGO_WORDS = set(`
  いたす 致す いただく 頂く くださる 下さる なさる 為さる いらっしゃる おっしゃる 仰る 申す 申し上げる 参る まいる 伺う うかがう 存じる ござる ございます 御座る おる 居る
  召し上がる 賜る たまわる 承る 差し上げる さしあげる いたしかねる 拝見 拝読 拝聴 拝啓 敬具 各位 貴殿 貴社 弊社 みなさま 皆さま 皆様 ご覧 御覧 お越し ご存じ 御礼 お礼 恐れ入る
  おいで お目にかかる お見えになる 見える くれる おかける おく 頂戴 ちょうだい なす 為す かしこまる 致し方 様 さま 殿 方々 かたがた どなた 御中
`);

/** Words that another rule (vague) tells of. */
export const VAGUE_WORDS = set(`
  等 等々 など 原則 原則として 概ね おおむね 相当 相当な 一定 一定の 若干 おそれ 恐れ 虞 なるべく できるだけ しばらく 早め 早めに ある程度 多少 その他 大体 場合によっては 必要に応じて
  適当 余り 前後 可能な限り
`);

const OFFICIAL = `
  証明書 申請書 申込書 申告書 届出書 通知書 納付書 同意書 請求書 承諾書 誓約書 確認書 診断書 契約書 許可書 督促状 委任状 紹介状 謄本 抄本
  明細書 意見書 計算書 警戒区域 介護認定 休業給付 予防接種 免許証 保険証 医療証 受給者証 認定証 登録証 許可証 会員証 印鑑証 手帳 住民票 調査票 問診票 予診票 受診票 離職票 徴収票
  受診券 処理券 接種券 補助券 整理券 診察券 入場券 利用券 年金 保険 保険料 保険制度 特例制度 猶予制度 手当 給付金 一時金 支援金 助成金 補助金 交付金 奨学金
  療養費 援助費 給食費 徴収金 延滞金 保証金 敷金 水道料金 水道使用料 保育料 控除 扶助 生活保護 福祉資金 年末調整 確定申告 印鑑登録 在留期間 在留資格 要介護認定
  健診 がん検診 健康診断 定期接種 救急外来 外来 警報 注意報 速報 警戒情報 警報器 報知器 消火器 行政無線 避難所 避難場所 避難ビル 避難指示 避難訓練 対策本部 伝言ダイヤル
  可燃ごみ 不燃ごみ 粗大ごみ 資源ごみ 危険ごみ 埋立ごみ 有害ごみ 生ごみ 集積所 リサイクル法 福祉事務所 年金事務所 税務署 監督署 管理局 保健所 保健センター 支援センター 相談センター
  相談所 児童館 児童クラブ 保育所 保育室 支援学級 支援学校 訪問事業 自治会 町内会 マイナンバー カード
`;

/** Endings of the names of papers, taxes, insurances, offices, warnings: what ends so is an official word. */
export const OFFICIAL_ENDING = new RegExp(`(?:[^納関]税|[^税]届|${[...set(OFFICIAL)].join("|")})$`);

/** Abbreviations in Latin letters that everybody meets at once, and units. */
export const EASY_LATIN = set(`
  tv cd dvd ok pc km cm mm kg g mg m ml l t no tel am pm e mail jr nhk ic bus new sale open close vs mr mrs ms q a www com jp
  usb wi fi wifi line youtube google facebook instagram iphone android lgbt x y z b c d f h i j k n o p r s u v w
`);

/** Words of grammar that the rules for negations, doings and vagueness tell of. */
export const LEFT_TO_OTHERS = set("限る かかわる 関わる 伴う 図る");

/** Second verbs of a compound that make it hard: あり得る, 混み合う. */
export const HARD_SECOND_VERBS = set("得る 合う");

/** Short words that stand on signs and in warnings, which a reader must know at once. */
export const SIGN_WORDS = set("津波 洪水 高潮 断水 停電 震度 所得 世帯 戸籍 給食");

/** What a loanword says in everyday words. */
const KATAKANA_TABLE = `
ニーズ 必要なこと|サポート 手伝い 助けること|サポーター 手伝う人|コミュニティ 近くに住む人の集まり|ワンストップ 一つの所で全部できる|ガイダンス 説明|オリエンテーション 説明会
ワークショップ みんなで作ったり話したりする会|フォーム 書く所|アクセス 行き方|オンライン インターネットで|ダウンロード インターネットから取ること|アップロード インターネットで送ること
ログイン 名前とパスワードを入れること|キャンペーン お知らせの活動|プロジェクト 計画|プラン 計画|トラブル 困ったこと|リスク 危ないこと|ケア 世話|メンテナンス 点検
リニューアル 新しくすること|スキル できること|シフト 働く時間|スタッフ 働いている人|アドバイザー 相談を聞く人|アドバイス 教えること|カウンセラー 相談を聞く人|カウンセリング 相談
セミナー 勉強会|フェスタ 祭り|フェスティバル 祭り|フェア 催し|ライフライン 電気・ガス・水道|ブレーカー 電気を止めるスイッチ|チャージ お金を入れること|ロック 使えなくなること
リセット 初めに戻すこと|コーナー 場所|ブース 場所|プライバシー ほかの人に知られたくないこと|キャッシュレス お金を使わないで払うこと|バーコード 線の印|ルーツ 生まれた国や家族の国
ホームステイ 家に泊まること|マンツーマン 一人に一人が教えること|アプリ スマートフォンのプログラム|インフルエンザ 熱が高くなる風邪|ケージ 動物を入れるかご|スプレー 吹いてかける缶
ハラスメント いやがらせ|ボランティアスタッフ 手伝う人|ネットワーク つながり|システム しくみ|サイン 名前を書くこと|エリア 場所|アンケート 質問の紙|テーマ 題|タイミング ちょうどいい時
ケース 場合|スムーズ すぐにできる|オープン 開くこと|クローズ 閉めること|エントリー 申し込み|キャンセル やめること|リスト 名前を書いた紙|マニュアル 使い方の本|サイト ホームページ
ウェブサイト ホームページ|ウェブ インターネット|メッセージ 言葉|コンテンツ 中身|データ 情報|バリアフリー だれでも使いやすい|ユニバーサルデザイン だれでも使いやすい形|グローバル 世界の
インフラ 道や水道|ライフスタイル 生活のしかた|ストレス 心の疲れ|リハビリ 体を動かす練習|デイサービス 昼に行って世話をしてもらう所|ショートステイ 短い間泊まる所|ヘルパー 家の仕事を手伝う人
ワクチン 病気にならないための薬|アレルギー 食べたり触ったりすると体が悪くなること|ICT コンピューターの技術|IT コンピューターの技術|DV 家族や恋人の暴力|HP ホームページ
ID 自分の番号や名前|PDF 紙と同じ形のファイル|AED 心臓を動かす機械|SNS LINEなど|ATM お金を出す機械|NPO 人を助ける団体|NGO 人を助ける団体|PTA 親と先生の会
FAX ファックス|QR 四角い印
`;

export const EASY_LOANWORDS: ReadonlyMap<string, readonly string[]> = new Map(
  KATAKANA_TABLE.split(/[|\n]/)
    .filter((row) => row.includes(" "))
    .map((row): [string, readonly string[]] => {
      const [word = "", ...easy] = row.split(" ");
      return [word, easy];
    }),
);
